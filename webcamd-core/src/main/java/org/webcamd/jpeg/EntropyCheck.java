package org.webcamd.jpeg;

import io.netty.buffer.ByteBuf;

/**
 * Tells noise from a picture by decoding the first blocks of its first scan (ITU-T T.81, F.2.2). In noise soon turns up
 * what no picture has: a code that does not exist, a coefficient behind the 64th, or more contrast than samples can
 * have. Looks at what a {@link ScanDecoder} knows; all others may be pictures, and so may scans that end before.
 * Stateless.
 */
final class EntropyCheck {
    /** So many are decoded, the last MCU to its end: of noise, about 1 in 1000 has no fault in them. */
    private static final int BLOCKS = 256;
    /** No more is looked at. Of a picture, those blocks take some hundred bytes. */
    private static final int BYTES = 8 * 1024;

    private EntropyCheck() {
    }

    /** Whether a scan, from behind its marker to the end of the picture, can be one of a picture. */
    static boolean mayBePicture(ScanDecoder decoder, ByteBuf in, int from, int to) {
        int last = Math.min(to, from + in.getUnsignedShort(from) + BYTES);
        if (!decoder.begin(in, from, last)) {
            return true;
        }
        int interval = decoder.restartInterval();
        int mcus = interval == 0 ? decoder.mcus() : Math.min(decoder.mcus(), interval);
        int blocks = decoder.mcuBlocks();
        boolean may = true;
        for (int mcu = 0; may && mcu < mcus && mcu * blocks < BLOCKS && !decoder.exhausted(); mcu++) {
            may = decoder.mcu() || decoder.exhausted();
        }
        decoder.end();
        return may;
    }
}
