package org.webcamd.source;

import java.nio.ByteBuffer;
import org.webcamd.camera.JpegStart;

/**
 * The size of a JPEG's picture, from its start-of-frame segment (ITU-T T.81, B.2.2).
 *
 * @param width pixels, 0 when it cannot be told
 * @param height pixels, 0 when it cannot be told
 */
record JpegSize(int width, int height) {
    /** It cannot be told. */
    static final JpegSize UNKNOWN = new JpegSize(0, 0);

    private static final int FIRST_SEGMENT = 2;
    private static final int SOF_BYTES = 9;
    private static final int FILL = 0xFF;

    /** Looks at the remaining bytes, whatever they are. */
    static JpegSize of(ByteBuffer jpeg) {
        int at = jpeg.position() + Math.max(0, JpegStart.of(jpeg)) + FIRST_SEGMENT;
        while (at + SOF_BYTES <= jpeg.limit() && jpeg.get(at) == (byte) 0xFF) {
            int marker = jpeg.get(at + 1) & 0xFF;
            if (isStartOfFrame(marker)) {
                return new JpegSize(jpeg.getShort(at + 7) & 0xFFFF, jpeg.getShort(at + 5) & 0xFFFF);
            }
            at += marker == FILL ? 1 : 2 + (jpeg.getShort(at + 2) & 0xFFFF);
        }
        return UNKNOWN;
    }

    /** C0 to CF but for DHT, JPG and DAC. */
    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }
}
