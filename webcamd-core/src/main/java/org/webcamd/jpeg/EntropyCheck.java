package org.webcamd.jpeg;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;

/**
 * Tells noise from a picture by decoding the first blocks of its first scan (ITU-T T.81, F.2.2). In noise soon turns up
 * what no picture has: a code that does not exist, a coefficient behind the 64th, or more contrast than samples can
 * have. Looks at sequential JPEGs of 8 bits (SOF0 and SOF1); all others may be pictures, and so may scans that end
 * before. Positions are indices of the buffer. Reused from frame to frame; allocates nothing.
 */
final class EntropyCheck {
    /** So many are decoded, the last MCU to its end: of noise, about 1 in 1000 has no fault in them. */
    private static final int BLOCKS = 256;
    /** No more is looked at. Of a picture, those blocks take some hundred bytes. */
    private static final int BYTES = 8 * 1024;
    /**
     * The most that the squares of a block's dequantised coefficients add up to. Those of its 64 samples, -128 to 127,
     * do not exceed 1024 squared, nor do those of its coefficients (the transform in A.3.3 is orthonormal). Rounded,
     * none becomes more than twice as large.
     */
    private static final long MAX_ENERGY = 2048 * 2048;

    private static final int SOF0 = 0xC0;
    private static final int SOF1 = 0xC1;
    private static final int DHT = 0xC4;
    private static final int DQT = 0xDB;
    private static final int DRI = 0xDD;

    private static final int AC = 0x10;
    private static final int DESTINATIONS = 16;
    private static final int DESTINATIONS_USED = 4;
    private static final int FRAME_BYTES = 6;
    private static final int FRAME_COMPONENT_BYTES = 3;
    private static final int SCAN_BYTES = 6;
    private static final int SCAN_COMPONENT_BYTES = 2;
    private static final int MAX_COMPONENTS = 4;
    private static final int SAMPLE_BITS = 8;
    private static final int COEFFICIENTS = 64;
    private static final int LONGEST_ZERO_RUN = 15;
    /** Categories go up to 11 (table F.1). */
    private static final int MAX_DC_CATEGORY = 11;

    /** By class (0 DC, 1 AC) and destination, as DHT has them in one byte; null where there is none. */
    private final HuffmanCode[] codes = new HuffmanCode[AC + DESTINATIONS];
    private final HuffmanCode[] own = newCodes();
    private final HuffmanCode[] standard = standardCodes();
    /** By destination and place in zigzag order. */
    private final int[][] quantisers = new int[DESTINATIONS_USED][COEFFICIENTS];
    private final boolean[] quantised = new boolean[DESTINATIONS_USED];
    private final ScanBits bits = new ScanBits(BYTES);
    private int restartInterval;

    /** 0 when there is no frame header, or none of those that are looked at. */
    private int frameComponents;
    private int frameMcus;
    private final int[] ids = new int[MAX_COMPONENTS];
    private final int[] destinations = new int[MAX_COMPONENTS];
    private final int[] blocks = new int[MAX_COMPONENTS];

    private int scanComponents;
    private final HuffmanCode[] dcCodes = new HuffmanCode[MAX_COMPONENTS];
    private final HuffmanCode[] acCodes = new HuffmanCode[MAX_COMPONENTS];
    private final int[] dc = new int[MAX_COMPONENTS];

    /** Forgets the JPEG before. */
    void begin() {
        System.arraycopy(standard, 0, codes, 0, codes.length);
        Arrays.fill(quantised, false);
        restartInterval = 0;
        frameComponents = 0;
    }

    /** Takes the parameters of a marker segment of the header, which stand between two positions. */
    void header(ByteBuf in, int marker, int from, int to) {
        if (to > in.writerIndex()) {
            return;
        }
        switch (marker) {
            case SOF0, SOF1 -> frame(in, from, to - from);
            case DHT -> define(in, from, to, own, codes);
            case DQT -> quantisers(in, from, to);
            case DRI -> restartInterval = to - from == 2 ? in.getUnsignedShort(from) : 0;
            default -> {
                // Nothing that decoding needs.
            }
        }
    }

    /** Frame header (B.2.2): precision, lines, samples a line, components. */
    private void frame(ByteBuf in, int from, int bytes) {
        int components = bytes < FRAME_BYTES ? 0 : in.getUnsignedByte(from + 5);
        if (components == 0 || components > MAX_COMPONENTS || in.getUnsignedByte(from) != SAMPLE_BITS
            || bytes != FRAME_BYTES + FRAME_COMPONENT_BYTES * components) {
            frameComponents = 0;
            return;
        }
        int maxHorizontal = 1;
        int maxVertical = 1;
        for (int i = 0; i < components; i++) {
            int component = from + FRAME_BYTES + FRAME_COMPONENT_BYTES * i;
            int sampling = in.getUnsignedByte(component + 1);
            ids[i] = in.getUnsignedByte(component);
            destinations[i] = in.getUnsignedByte(component + 2);
            blocks[i] = (sampling >> 4) * (sampling & 15);
            maxHorizontal = Math.max(maxHorizontal, sampling >> 4);
            maxVertical = Math.max(maxVertical, sampling & 15);
        }
        frameMcus = mcus(in.getUnsignedShort(from + 3), maxHorizontal)
            * mcus(in.getUnsignedShort(from + 1), maxVertical);
        frameComponents = components;
    }

    /** Quantization tables (B.2.4.1), of 8 or 16 bits, as far as they are such. */
    private void quantisers(ByteBuf in, int from, int to) {
        int at = from;
        while (at < to) {
            int bytes = 1 + (in.getUnsignedByte(at) >> 4);
            int destination = in.getUnsignedByte(at) & 15;
            at++;
            if (bytes > 2 || destination >= DESTINATIONS_USED || at + bytes * COEFFICIENTS > to) {
                return;
            }
            for (int k = 0; k < COEFFICIENTS; k++, at += bytes) {
                quantisers[destination][k] = bytes == 1 ? in.getUnsignedByte(at) : in.getUnsignedShort(at);
            }
            quantised[destination] = true;
        }
    }

    /** Huffman tables (B.2.4.2), as far as they are such. A decoder has the standard ones where these leave a gap. */
    private static void define(ByteBuf in, int from, int to, HuffmanCode[] room, HuffmanCode[] codes) {
        int at = from;
        while (at != HuffmanCode.NONE && at < to) {
            int place = in.getUnsignedByte(at);
            if (place >= room.length || room[place] == null) {
                return;
            }
            at = room[place].define(in, at + 1, to);
            codes[place] = at == HuffmanCode.NONE ? null : room[place];
        }
    }

    private static HuffmanCode[] standardCodes() {
        ByteBuf segment = Unpooled.buffer(HuffmanTables.BYTES);
        HuffmanTables.writeTo(segment);
        HuffmanCode[] codes = newCodes();
        HuffmanCode[] defined = new HuffmanCode[codes.length];
        define(segment, 4, HuffmanTables.BYTES, codes, defined);
        segment.release();
        return defined;
    }

    private static HuffmanCode[] newCodes() {
        HuffmanCode[] codes = new HuffmanCode[AC + DESTINATIONS];
        for (int destination = 0; destination < DESTINATIONS_USED; destination++) {
            codes[destination] = new HuffmanCode();
            codes[AC + destination] = new HuffmanCode();
        }
        return codes;
    }

    private static int mcus(int samples, int sampling) {
        return (samples + 8 * sampling - 1) / (8 * sampling);
    }

    /** Whether a scan, from behind its marker to the end of the picture, can be one of a picture. */
    boolean mayBePicture(ByteBuf in, int from, int to) {
        if (!scan(in, from)) {
            return true;
        }
        bits.begin(in, from + in.getUnsignedShort(from), to);
        Arrays.fill(dc, 0);
        // A scan of one component has at least as many MCUs, of one block each (A.2).
        int mcus = restartInterval == 0 ? frameMcus : Math.min(frameMcus, restartInterval);
        int decoded = 0;
        for (int mcu = 0; mcu < mcus && decoded < BLOCKS && !bits.exhausted(); mcu++) {
            for (int i = 0; i < scanComponents; i++) {
                int ofComponent = scanComponents == 1 ? 1 : blocks[i];
                for (int block = 0; block < ofComponent; block++) {
                    if (!block(i)) {
                        return bits.exhausted();
                    }
                }
                decoded += ofComponent;
            }
        }
        return true;
    }

    /** Scan header (B.2.3); whether it can be looked at: it has all components in their order, or the first one. */
    private boolean scan(ByteBuf in, int from) {
        scanComponents = in.getUnsignedByte(from + 2);
        if (frameComponents == 0 || scanComponents != 1 && scanComponents != frameComponents
            || in.getUnsignedShort(from) != SCAN_BYTES + SCAN_COMPONENT_BYTES * scanComponents) {
            return false;
        }
        boolean known = true;
        for (int i = 0; i < scanComponents; i++) {
            int component = from + 3 + SCAN_COMPONENT_BYTES * i;
            int tables = in.getUnsignedByte(component + 1);
            dcCodes[i] = codes[tables >> 4];
            acCodes[i] = codes[AC + (tables & 15)];
            known &= dcCodes[i] != null && acCodes[i] != null && in.getUnsignedByte(component) == ids[i]
                && destinations[i] < DESTINATIONS_USED && quantised[destinations[i]];
        }
        return known;
    }

    /** One block: the difference of the DC coefficient (figure F.12), the others in runs of zeros (figure F.13). */
    private boolean block(int component) {
        int category = bits.decode(dcCodes[component]);
        if (category == HuffmanCode.NONE || category > MAX_DC_CATEGORY) {
            return false;
        }
        dc[component] += bits.value(category);
        int[] quantiser = quantisers[destinations[component]];
        long energy = square(dc[component], quantiser[0]);
        for (int k = 1; energy <= MAX_ENERGY && k < COEFFICIENTS; k++) {
            int symbol = bits.decode(acCodes[component]);
            if (symbol == HuffmanCode.NONE) {
                return false;
            }
            int run = symbol >> 4;
            int size = symbol & 15;
            if (size == 0 && run < LONGEST_ZERO_RUN) {
                break;
            }
            k += run;
            if (k >= COEFFICIENTS) {
                return false;
            }
            energy += square(bits.value(size), quantiser[k]);
        }
        return energy <= MAX_ENERGY;
    }

    private static long square(long coefficient, int quantiser) {
        return coefficient * quantiser * coefficient * quantiser;
    }
}
