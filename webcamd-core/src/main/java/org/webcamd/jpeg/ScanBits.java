package org.webcamd.jpeg;

import io.netty.buffer.ByteBuf;

/** The first entropy-coded bits of a scan, up to a marker (ITU-T T.81, F.2.2.5). A copy: it keeps no buffer. */
final class ScanBits {
    private static final byte FF = (byte) 0xFF;

    private final byte[] bytes;
    private int size;
    private int at;
    /** The bits that come next are the lowest ones of the window. */
    private int window;
    private int windowBits;
    /** How many of them stand for what is behind the end. */
    private int paddingBits;

    /** For at most so many bytes. */
    ScanBits(int capacity) {
        bytes = new byte[capacity];
    }

    /** Takes what stands in a buffer between two indices, as far as there is room. */
    void begin(ByteBuf in, int from, int end) {
        size = Math.max(0, Math.min(end - from, bytes.length));
        in.getBytes(from, bytes, 0, size);
        at = 0;
        window = 0;
        windowBits = 0;
        paddingBits = 0;
    }

    /** Whether more has been read than there is. */
    boolean exhausted() {
        return windowBits < paddingBits;
    }

    /** The next symbol, or {@link HuffmanCode#NONE} (DECODE, figure F.16). */
    int decode(HuffmanCode code) {
        int bits = peek();
        int length = code.length(bits);
        windowBits -= length;
        return code.symbol(bits, length);
    }

    /** The value that so many bits (0 to 16) stand for (RECEIVE and EXTEND, figures F.17 and F.12). */
    int value(int bits) {
        int value = peek() >> 16 - bits;
        windowBits -= bits;
        return value < 1 << bits >> 1 ? value - (1 << bits) + 1 : value;
    }

    /** The next 16 bits. */
    private int peek() {
        while (windowBits < 16) {
            window = window << 8 | nextByte();
            windowBits += 8;
        }
        return window >> windowBits - 16 & 0xFFFF;
    }

    /** Without the zero that is stuffed behind FF (NEXTBIT, figure F.18), and the fill bytes in front of it. */
    private int nextByte() {
        if (at < size && bytes[at] != FF) {
            return bytes[at++] & 0xFF;
        }
        while (at + 1 < size && bytes[at + 1] == FF) {
            at++;
        }
        if (at + 1 < size && bytes[at + 1] == 0) {
            at += 2;
            return 0xFF;
        }
        size = at;
        paddingBits += 8;
        return 0;
    }
}
