package org.webcamd.jpeg;

import io.netty.buffer.ByteBuf;

/**
 * Tells whether a picture without an end-of-image marker has all its data, by decoding all of it: its last block is to
 * end where its last byte is. Behind it only padding may stand. What was cut off ends before, also where zeros were put
 * in its place. Looks at JPEGs of one scan that a {@link ScanDecoder} knows. Stateless.
 */
final class ScanEnd {
    static final int NOT_FOUND = -1;

    private static final int LEAST_HEADER_BYTES = 6;
    /** A byte of data, and a line end behind it. */
    private static final int LONGEST_AMBIGUOUS = 3;
    /** So many bytes may be left, which some encoders put there. */
    private static final int MOST_LEFT = 4;

    private ScanEnd() {
    }

    /** Where the data ends of a scan that stands between two indices, from behind its marker; or NOT_FOUND. */
    static int of(ScanDecoder decoder, ByteBuf in, int from, int to) {
        int padding = padding(in, from, to);
        int last = padding + likePadding(in, padding, to);
        if (from + LEAST_HEADER_BYTES > to || from + in.getUnsignedShort(from) > to
            || !decoder.begin(in, from, last)) {
            return NOT_FOUND;
        }
        boolean whole = decoder.isWholeFrame() && decoder.mcus() > 0 && decoder.mcuBlocks() > 0
            && decodeAll(decoder);
        int end = decoder.position();
        decoder.end();
        if (!whole || end < padding - MOST_LEFT) {
            return NOT_FOUND;
        }
        return end > padding ? last : padding;
    }

    private static int padding(ByteBuf in, int from, int to) {
        int at = to;
        while (at > from && isPadding(in.getByte(at - 1))) {
            at--;
        }
        return at;
    }

    /** How many bytes may be the last ones of the data, although they look like padding; of a long one, none are. */
    private static int likePadding(ByteBuf in, int at, int to) {
        boolean stuffed = at + 1 < to && in.getByte(at) == (byte) 0xFF && in.getByte(at + 1) == 0;
        return stuffed ? 2 : to - at > LONGEST_AMBIGUOUS ? 0 : Math.min(to - at, 1);
    }

    private static boolean isPadding(byte value) {
        return value == 0 || value == (byte) 0xFF || value == '\r' || value == '\n';
    }

    private static boolean decodeAll(ScanDecoder decoder) {
        int mcus = decoder.mcus();
        int interval = decoder.restartInterval();
        for (int mcu = 0; mcu < mcus; mcu++) {
            boolean restarts = interval > 0 && mcu > 0 && mcu % interval == 0;
            if (restarts && !decoder.restart() || !decoder.mcu() || decoder.exhausted()) {
                return false;
            }
        }
        return true;
    }
}
