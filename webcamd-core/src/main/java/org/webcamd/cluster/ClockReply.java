package org.webcamd.cluster;

/**
 * A publisher's answer to who asks for its clock. Immutable.
 *
 * @param publisher its id
 * @param asked as the demand had it
 * @param epochMicros its time, in microseconds since 1970
 */
record ClockReply(long publisher, long asked, long epochMicros) {
    byte[] bytes() {
        StringBuilder message = Lines.begin();
        Lines.add(message, "id", Ids.text(publisher));
        Lines.add(message, "asked", asked);
        return Lines.bytes(Lines.add(message, "time", epochMicros));
    }

    /** Throws IllegalArgumentException for what is none. */
    static ClockReply parse(byte[] message) {
        Lines lines = Lines.parse(message);
        return new ClockReply(lines.id("id"), lines.number("asked", Long.MIN_VALUE, Long.MAX_VALUE),
            lines.number("time", 0, PieceHead.LATEST_MICROS));
    }
}
