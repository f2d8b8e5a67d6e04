package org.webcamd.cluster;

/**
 * What a publisher tells of one of its cameras, twice a second and at each change. Immutable.
 *
 * @param publisher its id
 * @param heldMillis how long it has had the name: whoever has it longer keeps it
 * @param machine the name of its machine, for people
 * @param width pixels; 0 while it is not known
 * @param height pixels; 0 while it is not known
 * @param milliFps frames in a thousand seconds; 0 for unknown
 * @param state what the camera is doing
 * @param why there is no picture, for people; empty where there is one
 */
record Announcement(long publisher, long heldMillis, String machine, int width, int height, long milliFps,
    State state, String why) {
    /** As far as an edge has to know. */
    enum State {
        /** There are pictures, or will be as soon as somebody asks for them. */
        WELL("well"),
        /** There are none at present. */
        LOST("lost"),
        /** The publisher has ended, or does not have the camera any more: the last announcement. */
        GONE("gone");

        private final String label;

        State(String label) {
            this.label = label;
        }

        private static State of(String label) {
            for (State state : values()) {
                if (state.label.equals(label)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("no state");
        }
    }

    private static final int MOST_PIXELS = 65_535;
    private static final long MOST_MILLI_FPS = 1_000_000;
    private static final double MILLI = 1_000;

    double fps() {
        return milliFps / MILLI;
    }

    boolean isWell() {
        return state == State.WELL;
    }

    /** Whether all but the time is the same. */
    boolean saysTheSameAs(Announcement other) {
        return other != null && equals(new Announcement(other.publisher, heldMillis, other.machine, other.width,
            other.height, other.milliFps, other.state, other.why));
    }

    /** Of two who have the same name, whether the other is to give it up. */
    boolean keepsItAgainst(long otherHeldMillis, long otherPublisher, long toleranceMillis) {
        long longer = heldMillis - otherHeldMillis;
        return Math.abs(longer) > toleranceMillis ? longer > 0
            : Long.compareUnsigned(publisher, otherPublisher) < 0;
    }

    byte[] bytes() {
        StringBuilder message = Lines.begin();
        Lines.add(message, "id", Ids.text(publisher));
        Lines.add(message, "held", heldMillis);
        Lines.add(message, "machine", machine);
        Lines.add(message, "width", width);
        Lines.add(message, "height", height);
        Lines.add(message, "fps1000", milliFps);
        Lines.add(message, "state", state.label);
        return Lines.bytes(Lines.add(message, "why", why));
    }

    /** Throws IllegalArgumentException for what is none. */
    static Announcement parse(byte[] message) {
        Lines lines = Lines.parse(message);
        return new Announcement(lines.id("id"), lines.number("held", 0, Long.MAX_VALUE), lines.text("machine"),
            (int) lines.number("width", 0, MOST_PIXELS), (int) lines.number("height", 0, MOST_PIXELS),
            lines.number("fps1000", 0, MOST_MILLI_FPS), State.of(lines.text("state")), lines.text("why"));
    }
}
