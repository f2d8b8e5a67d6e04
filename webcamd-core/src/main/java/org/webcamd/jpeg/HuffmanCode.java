package org.webcamd.jpeg;

import io.netty.buffer.ByteBuf;

/**
 * One Huffman code of a JPEG, as a DHT segment defines it (ITU-T T.81, B.2.4.2 and annex C). Decodes as F.2.2.3 has it,
 * by the length of codes. Codes are compared aligned to the left of 16 bits, so that no bit is looked at by itself.
 */
final class HuffmanCode {
    /** Bits that the longest code may have. */
    static final int LONGEST = 16;

    /** What stands for a code or a symbol that does not exist. */
    static final int NONE = -1;

    private static final int MAX_SYMBOLS = 256;

    /** By length: the first value of 16 bits that is behind all codes of that length (MAXCODE + 1, aligned left). */
    private final int[] limits = new int[LONGEST + 1];
    /** By length: what leads from a code to the place of its symbol (VALPTR - MINCODE). */
    private final int[] offsets = new int[LONGEST + 1];
    private final byte[] symbols = new byte[MAX_SYMBOLS];

    /** Takes BITS and HUFFVAL from an index of the buffer on; the index behind them, or NONE if they reach too far. */
    int define(ByteBuf in, int from, int end) {
        if (from + LONGEST > end) {
            return NONE;
        }
        int code = 0;
        int count = 0;
        for (int length = 1; length <= LONGEST; length++) {
            int codes = in.getUnsignedByte(from + length - 1);
            offsets[length] = count - code;
            code += codes;
            count += codes;
            limits[length] = code << LONGEST - length;
            code <<= 1;
        }
        if (count > MAX_SYMBOLS || from + LONGEST + count > end) {
            return NONE;
        }
        in.getBytes(from + LONGEST, symbols, 0, count);
        return from + LONGEST + count;
    }

    /** The length of the code that 16 bits begin with; 16 when they begin with none. */
    int length(int bits) {
        int length = 1;
        while (length < LONGEST && bits >= limits[length]) {
            length++;
        }
        return length;
    }

    /** The symbol, 0 to 255, of the code of this length that 16 bits begin with; NONE when they begin with none. */
    int symbol(int bits, int length) {
        return bits < limits[length] ? symbols[offsets[length] + (bits >> LONGEST - length)] & 0xFF : NONE;
    }
}
