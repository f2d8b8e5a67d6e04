package org.webcamd.cluster;

import java.nio.ByteBuffer;

/**
 * What stands before the bytes of a piece of a frame; a frame that fits into a message is one piece. Big endian:
 *
 * <pre>{@code
 *    0  2  "WF"
 *    2  1  version
 *    3  1  bytes of this head; what is longer than this version's is passed over
 *    4  8  publisher
 *   12  8  the frame's number, from 1, which grows
 *   20  8  when it was taken by the publisher's clock, in microseconds since 1970
 *   28  4  bytes of the whole JPEG
 *   32  2  which piece, from 0
 *   34  2  how many pieces
 * }</pre>
 *
 * Immutable.
 *
 * @param publisher its id
 * @param sequence the frame's number
 * @param capturedMicros when it was taken
 * @param totalBytes of the whole JPEG
 * @param index which piece
 * @param count how many pieces
 * @param bytes of this head, where the piece begins
 */
record PieceHead(long publisher, long sequence, long capturedMicros, int totalBytes, int index, int count, int bytes) {
    static final int BYTES = 36;
    /** The end of the year 2100: who tells more does not know the time. */
    static final long LATEST_MICROS = 4_133_980_800_000_000L;
    /** More than the largest frame has, were the pieces as small as 16 KiB. */
    static final int MOST_PIECES = 8_192;

    private static final short MAGIC = 0x5746;
    private static final byte VERSION = 1;
    private static final int BYTE = 0xFF;
    private static final int SHORT = 0xFFFF;

    /** Writes one of this version. */
    static void write(ByteBuffer out, long publisher, long sequence, long capturedMicros, int totalBytes, int index,
        int count) {
        out.putShort(MAGIC).put(VERSION).put((byte) BYTES).putLong(publisher).putLong(sequence)
            .putLong(capturedMicros).putInt(totalBytes).putShort((short) index).putShort((short) count);
    }

    /** Reads one; null where it is none that can be. */
    static PieceHead parse(byte[] message) {
        if (message.length <= BYTES) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(message);
        if (in.getShort() != MAGIC || in.get() != VERSION) {
            return null;
        }
        int bytes = in.get() & BYTE;
        PieceHead head = new PieceHead(in.getLong(), in.getLong(), in.getLong(), in.getInt(), in.getShort() & SHORT,
            in.getShort() & SHORT, bytes);
        return bytes >= BYTES && message.length > bytes && head.isPossible(message.length - bytes) ? head : null;
    }

    private boolean isPossible(int pieceBytes) {
        return sequence > 0 && capturedMicros >= 0 && capturedMicros <= LATEST_MICROS && totalBytes >= pieceBytes
            && count >= 1 && count <= MOST_PIECES && index < count;
    }
}
