package org.webcamd.websocket;

import io.netty.buffer.ByteBuf;
import org.webcamd.frame.Frame;

/**
 * What stands before the JPEG of a frame: the header of a whole binary message, never masked (RFC 6455, 5.2), the
 * track's number where there are several, the time of capture in microseconds since 1970, and the frame's sequence
 * number; numbers big-endian. Written by hand, since the JPEG is shared by all viewers and is to stay so. Stateless.
 */
final class FrameMessage {
    /** No number stands before the frame. */
    static final int ONLY_TRACK = 0;

    private static final int WHOLE_BINARY = 0x82;
    private static final int SHORT_LENGTH = 126;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int LARGEST_OF_TWO_BYTES = 0xFFFF;
    private static final int NUMBER_BYTES = Short.BYTES;
    private static final int LABEL_BYTES = 2 * Long.BYTES;
    /** More than the longest header. */
    static final int MOST_BYTES = 2 + Long.BYTES + NUMBER_BYTES + LABEL_BYTES;

    private FrameMessage() {
    }

    /** Writes what stands before the JPEG, into a buffer that has room for {@link #MOST_BYTES}. */
    static void writeHeader(ByteBuf to, int number, Frame frame, int jpegBytes) {
        int length = (number == ONLY_TRACK ? 0 : NUMBER_BYTES) + LABEL_BYTES + jpegBytes;
        to.writeByte(WHOLE_BINARY);
        if (length < SHORT_LENGTH) {
            to.writeByte(length);
        } else if (length <= LARGEST_OF_TWO_BYTES) {
            to.writeByte(TWO_BYTES).writeShort(length);
        } else {
            to.writeByte(EIGHT_BYTES).writeLong(length);
        }
        if (number != ONLY_TRACK) {
            to.writeShort(number);
        }
        to.writeLong(frame.captured().epochMicros()).writeLong(frame.sequence());
    }
}
