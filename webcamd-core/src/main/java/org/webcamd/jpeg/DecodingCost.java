package org.webcamd.jpeg;

import io.netty.buffer.ByteBuf;

/**
 * How much memory it takes to decode a JPEG, as its header tells before anything is decoded (ITU-T T.81, B.2.2 and
 * B.2.3): some kilobytes may claim to be a picture that fills the machine. Stateless.
 */
final class DecodingCost {
    /** The header does not tell. */
    static final long UNKNOWN = -1;

    private static final int SOF_BYTES = 10;
    private static final int SOS_BYTES = 5;
    private static final int SOS = 0xDA;
    private static final int FILL = 0xFF;
    private static final int PROGRESSIVE = 0xC2;
    /** As OpenCV has it: blue, green, red. */
    private static final int PIXEL_BYTES = 3;
    private static final int COEFFICIENT_BYTES = 2;

    private DecodingCost() {
    }

    /** Of the readable bytes, with one copy of the pixels beside them; or UNKNOWN. */
    static long bytes(ByteBuf jpeg) {
        int at = jpeg.readerIndex() + 2;
        int frame = 0;
        while (at + SOF_BYTES <= jpeg.writerIndex() && jpeg.getUnsignedByte(at) == FILL) {
            int marker = jpeg.getUnsignedByte(at + 1);
            if (marker == FILL) {
                at++;
                continue;
            }
            if (marker == SOS) {
                return frame == 0 ? UNKNOWN : bytes(jpeg, frame, jpeg.getUnsignedByte(at + SOS_BYTES - 1));
            }
            frame = frame == 0 && isStartOfFrame(marker) ? at : frame;
            at += 2 + jpeg.getUnsignedShort(at + 2);
        }
        return UNKNOWN;
    }

    /** Where the first scan has not everything, all coefficients of the picture are kept until the last one. */
    private static long bytes(ByteBuf jpeg, int frame, int scanComponents) {
        long pixels = (long) jpeg.getUnsignedShort(frame + 5) * jpeg.getUnsignedShort(frame + 7);
        int components = jpeg.getUnsignedByte(frame + SOF_BYTES - 1);
        boolean severalScans = jpeg.getUnsignedByte(frame + 1) == PROGRESSIVE || scanComponents < components;
        long coefficients = severalScans ? pixels * components * COEFFICIENT_BYTES : 0;
        return pixels == 0 ? UNKNOWN : 2 * pixels * PIXEL_BYTES + coefficients;
    }

    /** C0 to CF but for DHT, JPG and DAC. */
    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }
}
