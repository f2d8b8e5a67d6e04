package org.webcamd.cluster;

/**
 * What an edge wants of a camera, once a second while it wants something. Immutable.
 *
 * @param edge its id
 * @param layers to how many it listens, from the first on; 0 ends it
 * @param asked when it was sent by the edge's own clock, to be told back with the publisher's time; 0 to be told none
 */
record Demand(long edge, int layers, long asked) {
    byte[] bytes() {
        StringBuilder message = Lines.begin();
        Lines.add(message, "id", Ids.text(edge));
        Lines.add(message, "layers", layers);
        if (asked != 0) {
            Lines.add(message, "asked", asked);
        }
        return Lines.bytes(message);
    }

    /** Throws IllegalArgumentException for what is none. */
    static Demand parse(byte[] message) {
        Lines lines = Lines.parse(message);
        return new Demand(lines.id("id"), (int) lines.number("layers", 0, Layer.COUNT),
            lines.has("asked") ? lines.number("asked", Long.MIN_VALUE, Long.MAX_VALUE) : 0);
    }
}
