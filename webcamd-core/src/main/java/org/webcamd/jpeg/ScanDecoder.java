package org.webcamd.jpeg;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * Decodes blocks of a sequential JPEG of 8 bits (SOF0 and SOF1) to see whether they can be such, and keeps nothing of
 * them (ITU-T T.81, F.2.2). Positions are indices of the buffer. Reused from frame to frame; allocates nothing.
 */
final class ScanDecoder {
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
    private final HuffmanCode[] codes = new HuffmanCode[HuffmanCodes.PLACES];
    private final HuffmanCode[] own = HuffmanCodes.newCodes();
    private final HuffmanCode[] standard = HuffmanCodes.standardCodes();
    /** By destination and place in zigzag order. */
    private final int[][] quantisers = new int[DESTINATIONS_USED][COEFFICIENTS];
    private final boolean[] quantised = new boolean[DESTINATIONS_USED];
    private final ScanBits bits = new ScanBits();
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
            case DHT -> HuffmanCodes.define(in, from, to, own, codes);
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
        // One component alone has MCUs of one block, whatever its sampling (A.2.2).
        frameMcus = mcus(in.getUnsignedShort(from + 3), components == 1 ? 1 : maxHorizontal)
            * mcus(in.getUnsignedShort(from + 1), components == 1 ? 1 : maxVertical);
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

    private static int mcus(int samples, int sampling) {
        return (samples + 8 * sampling - 1) / (8 * sampling);
    }

    /**
     * Begins with a scan, from behind its marker to an end.
     *
     * @return whether it can be looked at: it has all components in their order, or the first one
     */
    boolean begin(ByteBuf in, int from, int to) {
        if (!scan(in, from)) {
            return false;
        }
        bits.begin(in, from + in.getUnsignedShort(from), to);
        Arrays.fill(dc, 0);
        return true;
    }

    /** Whether the scan has all components of the frame, and so may be the only one. */
    boolean isWholeFrame() {
        return scanComponents == frameComponents;
    }

    /** How many MCUs the picture has, at least where the scan has one component of several. */
    int mcus() {
        return frameMcus;
    }

    /** How many MCUs there are from one restart marker to the next, 0 where there are none. */
    int restartInterval() {
        return restartInterval;
    }

    /** How many blocks an MCU has (A.2). */
    int mcuBlocks() {
        int all = 0;
        for (int i = 0; i < scanComponents; i++) {
            all += scanComponents == 1 ? 1 : blocks[i];
        }
        return all;
    }

    /** Decodes the next MCU. Returns whether it can be one. */
    boolean mcu() {
        for (int i = 0; i < scanComponents; i++) {
            int ofComponent = scanComponents == 1 ? 1 : blocks[i];
            for (int block = 0; block < ofComponent; block++) {
                if (!block(i)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Passes over the restart marker that comes next; whether one does. */
    boolean restart() {
        Arrays.fill(dc, 0);
        return bits.restart();
    }

    /** Whether more has been read than there is. */
    boolean exhausted() {
        return bits.exhausted();
    }

    /** About where the next bits stand. */
    int position() {
        return bits.position();
    }

    /** Borrows nothing any more. */
    void end() {
        bits.end();
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
            acCodes[i] = codes[HuffmanCodes.AC + (tables & 15)];
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
