package org.webcamd.jpeg;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** The Huffman codes of a decoder, by class (0 DC, 1 AC) and destination, as DHT has them in one byte. Stateless. */
final class HuffmanCodes {
    /** What is added to the destination of an AC code. */
    static final int AC = 0x10;
    static final int PLACES = 2 * AC;

    private static final int DESTINATIONS_USED = 4;

    private HuffmanCodes() {
    }

    /** Huffman tables (B.2.4.2), as far as they are such. A decoder has the standard ones where these leave a gap. */
    static void define(ByteBuf in, int from, int to, HuffmanCode[] room, HuffmanCode[] codes) {
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

    static HuffmanCode[] standardCodes() {
        ByteBuf segment = Unpooled.buffer(HuffmanTables.BYTES);
        HuffmanTables.writeTo(segment);
        HuffmanCode[] codes = newCodes();
        HuffmanCode[] defined = new HuffmanCode[codes.length];
        define(segment, 4, HuffmanTables.BYTES, codes, defined);
        segment.release();
        return defined;
    }

    static HuffmanCode[] newCodes() {
        HuffmanCode[] codes = new HuffmanCode[PLACES];
        for (int destination = 0; destination < DESTINATIONS_USED; destination++) {
            codes[destination] = new HuffmanCode();
            codes[AC + destination] = new HuffmanCode();
        }
        return codes;
    }
}
