package org.webcamd.jpeg;

import io.netty.buffer.ByteBuf;

/**
 * The entropy-coded bits of a scan, up to a marker (ITU-T T.81, F.2.2.5). They are copied a piece at a time; the buffer
 * is borrowed until {@link #end()}.
 */
final class ScanBits {
    private static final byte FF = (byte) 0xFF;
    private static final int COPIED_BYTES = 8 * 1024;
    private static final int RST0 = 0xD0;
    private static final int RST7 = 0xD7;

    private final byte[] bytes = new byte[COPIED_BYTES];
    private int size;
    private int at;
    private ByteBuf in;
    /** What stands in the buffer between these two is not copied yet. */
    private int next;
    private int end;
    /** The bits that come next are the lowest ones of the window. */
    private int window;
    private int windowBits;
    /** How many of them stand for what is behind the end. */
    private int paddingBits;

    /** Takes what stands in a buffer between two indices. */
    void begin(ByteBuf from, int first, int last) {
        in = from;
        next = first;
        end = Math.max(first, last);
        at = 0;
        size = 0;
        copy();
        window = 0;
        windowBits = 0;
        paddingBits = 0;
    }

    /** Forgets the buffer. */
    void end() {
        in = null;
        next = end;
    }

    private void copy() {
        int rest = size - at;
        System.arraycopy(bytes, at, bytes, 0, rest);
        int copied = Math.min(end - next, bytes.length - rest);
        in.getBytes(next, bytes, rest, copied);
        next += copied;
        size = rest + copied;
        at = 0;
    }

    /** Whether more has been read than there is. */
    boolean exhausted() {
        return windowBits < paddingBits;
    }

    /** The index about which the next bits stand: not before it, and behind it by no more than what was stuffed. */
    int position() {
        return next - (size - at) - Math.max(0, windowBits - paddingBits) / 8;
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

    /** Passes over a restart marker, if one comes next; the bits before it that fill its byte are none. */
    boolean restart() {
        if (size - at < 2 && next < end) {
            copy();
        }
        if (size - at < 2 || bytes[at] != FF || (bytes[at + 1] & 0xFF) < RST0 || (bytes[at + 1] & 0xFF) > RST7) {
            return false;
        }
        at += 2;
        window = 0;
        windowBits = 0;
        paddingBits = 0;
        return true;
    }

    /** The next 16 bits. */
    private int peek() {
        while (windowBits < 16) {
            window = window << 8 | (at < size && bytes[at] != FF ? bytes[at++] & 0xFF : nextByte());
            windowBits += 8;
        }
        return window >> windowBits - 16 & 0xFFFF;
    }

    /** Without the zero that is stuffed behind FF (NEXTBIT, figure F.18), and the fill bytes in front of it. */
    private int nextByte() {
        if (size - at < 2 && next < end) {
            copy();
        }
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
        paddingBits += 8;
        return 0;
    }
}
