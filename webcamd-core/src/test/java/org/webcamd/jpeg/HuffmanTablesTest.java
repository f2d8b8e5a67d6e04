package org.webcamd.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class HuffmanTablesTest {
    private static final int DHT = 0xC4;

    @Test
    void tablesAreThoseThatLibjpegWritesByDefault() {
        Map<Integer, String> written = tables(segment());
        assertEquals(Set.of(0x00, 0x01, 0x10, 0x11), written.keySet());
        assertEquals(tablesOf(SampleJpegs.textured(64, 64, 1)), written);
        assertNotEquals(tablesOf(SampleJpegs.optimised(64, 64, 1)), written);
    }

    @Test
    void segmentSaysItsOwnLength() {
        byte[] segment = segment();
        assertEquals(HuffmanTables.BYTES, segment.length);
        assertEquals("ffc4", HexFormat.of().formatHex(segment, 0, 2));
        assertEquals(segment.length - 2, (segment[2] & 0xFF) << 8 | segment[3] & 0xFF);
    }

    private static byte[] segment() {
        ByteBuf out = Unpooled.buffer(HuffmanTables.BYTES);
        HuffmanTables.writeTo(out);
        byte[] segment = new byte[out.readableBytes()];
        out.readBytes(segment);
        return segment;
    }

    private static Map<Integer, String> tablesOf(byte[] jpeg) {
        Map<Integer, String> tables = new TreeMap<>();
        for (SampleJpegs.Segment segment : SampleJpegs.segments(jpeg)) {
            if (segment.marker() == DHT) {
                tables.putAll(tables(Arrays.copyOfRange(jpeg, segment.start(), segment.end())));
            }
        }
        return tables;
    }

    /** By class and destination: how many codes there are of each length, and the symbols (ITU-T T.81, B.2.4.2). */
    private static Map<Integer, String> tables(byte[] segment) {
        Map<Integer, String> tables = new TreeMap<>();
        int at = 4;
        while (at < segment.length) {
            int symbols = 0;
            for (int length = 1; length <= 16; length++) {
                symbols += segment[at + length] & 0xFF;
            }
            int end = at + 1 + 16 + symbols;
            tables.put((int) segment[at], HexFormat.of().formatHex(segment, at + 1, end));
            at = end;
        }
        return tables;
    }
}
