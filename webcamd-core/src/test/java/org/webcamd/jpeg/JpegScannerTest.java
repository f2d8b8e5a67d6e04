package org.webcamd.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.webcamd.jpeg.JpegScanner.Verdict.EMPTY;
import static org.webcamd.jpeg.JpegScanner.Verdict.GARBAGE;
import static org.webcamd.jpeg.JpegScanner.Verdict.TRUNCATED;
import static org.webcamd.jpeg.JpegScanner.Verdict.WHOLE;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JpegScannerTest {
    /** SOI, an application segment of 2 bytes, DHT of 1 byte, SOS of 1 byte, entropy-coded bytes, EOI. */
    private static final String WHOLE_ONE = "ffd8 ffe00004aabb ffc4000301 ffda000377 11ff002233 ffd9";

    private final JpegScanner scanner = new JpegScanner();

    @Test
    void wholeJpegIsFoundWhole() {
        assertEquals(WHOLE, scan(WHOLE_ONE));
        assertEquals(bytes(WHOLE_ONE).length, scanner.end());
        assertEquals(2 + 6 + 5, scanner.scanStart());
        assertTrue(scanner.hasHuffmanTables());
        assertFalse(scanner.thumbnails().isAny());
    }

    @ParameterizedTest
    @CsvSource({"1280, 720", "17, 33", "16, 16"})
    void realJpegIsFoundWhole(int width, int height) {
        byte[] jpeg = SampleJpegs.textured(width, height, 1);
        assertEquals(WHOLE, scanner.scan(Unpooled.wrappedBuffer(jpeg)));
        assertEquals(jpeg.length, scanner.end());
        assertTrue(scanner.hasHuffmanTables());
        var segments = SampleJpegs.segments(jpeg);
        assertEquals(segments.get(segments.size() - 1).start(), scanner.scanStart());
    }

    @Test
    void nothingIsEmpty() {
        assertEquals(EMPTY, scan(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ff",
        "d8",
        "0000",
        "ffd9",
        "00ffd8ffda0002ffd9",
        "89504e470d0a1a0a",
        // A header that does not go on with a marker.
        "ffd8 00112233",
        "ffd8 ffe00004aabb 12345678 ffd9"})
    void otherBytesAreGarbage(String hex) {
        assertEquals(GARBAGE, scan(hex));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ffd8",
        "ffd8ff",
        "ffd8ffda",
        "ffd8ffda00",
        // Ends in the middle of a segment.
        "ffd8 ffe00010aabb",
        // Ends with a segment.
        "ffd8 ffe00004aabb",
        // Ends in the scan.
        "ffd8 ffda000377 112233",
        "ffd8 ffda000377 112233ff",
        "ffd8 ffda000377 1122ff00d9",
        // Nothing but fill bytes.
        "ffd8 ffffffffffff"})
    void jpegWithoutItsEndIsTruncated(String hex) {
        assertEquals(TRUNCATED, scan(hex));
    }

    @Test
    void everyBeginningOfAJpegIsTruncated() {
        byte[] jpeg = SampleJpegs.textured(32, 32, 2);
        for (int bytes = 2; bytes < jpeg.length; bytes++) {
            assertEquals(TRUNCATED, scanner.scan(Unpooled.wrappedBuffer(jpeg, 0, bytes)), bytes + " bytes");
        }
    }

    @Test
    void nextPictureBeforeTheEndIsTruncated() {
        assertEquals(TRUNCATED, scan("ffd8 ffda000377 112233" + WHOLE_ONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "000000000000", "ff", "ffff", "ffd9", "1234ffd9", "ffd8", "ffd8ffda0003771122ffd9"})
    void whatFollowsTheEndIsNotThePicture(String trailing) {
        assertEquals(WHOLE, scan(WHOLE_ONE + trailing));
        assertEquals(bytes(WHOLE_ONE).length, scanner.end());
    }

    @Test
    void fillBytesMayStandBeforeAnyMarker() {
        String filled = "ffd8 ffffffe00004aabb ffffc4000301 ffffffffda000377 1122ffffffd9";
        assertEquals(WHOLE, scan(filled + "0000"));
        assertEquals(bytes(filled).length, scanner.end());
        assertTrue(scanner.hasHuffmanTables());
    }

    @Test
    void missingHuffmanTablesAreNoticed() {
        assertEquals(WHOLE, scan("ffd8 ffe00004aabb ffda000377 1122ffd9"));
        assertFalse(scanner.hasHuffmanTables());
    }

    @Test
    void markerBytesInsideASegmentAreNoMarkers() {
        // An end of image and a scan inside a comment; a table marker inside a comment is no table.
        assertEquals(WHOLE, scan("ffd8 fffe0008ffd9ffdaffc4 ffda000377 1122ffd9"));
        assertEquals(2 + 10, scanner.scanStart());
        assertFalse(scanner.hasHuffmanTables());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000", "0001"})
    void segmentShorterThanItsLengthFieldDoesNotHoldTheScannerUp(String length) {
        assertEquals(GARBAGE, scan("ffd8 ffe0" + length + "1111111111"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffe0ffff", "ffe1ffffffd8", "ffc4ffff00", "ffdb0009"})
    void segmentThatRunsPastTheEndIsTruncated(String segment) {
        assertEquals(TRUNCATED, scan("ffd8" + segment + "1122"));
    }

    @Test
    void nothingIsRememberedFromTheFrameBefore() {
        assertEquals(WHOLE, scan("ffd8 ffe1000bffd8ffdb000377ffd9 ffc4000301 ffda000377 1122ffd9"));
        assertTrue(scanner.thumbnails().isAny());
        assertEquals(WHOLE, scan("ffd8 ffda000377 1122ffd9"));
        assertFalse(scanner.thumbnails().isAny());
        assertFalse(scanner.hasHuffmanTables());
        assertEquals(2, scanner.scanStart());
    }

    @Test
    void positionsCountFromTheReaderIndex() {
        byte[] jpeg = bytes(WHOLE_ONE);
        ByteBuf in = Unpooled.wrappedBuffer(SampleJpegs.join(bytes("ffd9ffd8"), jpeg, bytes("ffd9"))).skipBytes(4);
        assertEquals(WHOLE, scanner.scan(in));
        assertEquals(2 + 6 + 5, scanner.scanStart());
        assertEquals(jpeg.length, scanner.end());
        assertEquals(4, in.readerIndex());
    }

    @Test
    void brokenJpegsAreNeverTooMuch() {
        byte[] whole = SampleJpegs.join(
            bytes("ffd8"), SampleJpegs.application(1, bytes("4578ffd8ffdb0003ffd9")),
            Arrays.copyOfRange(SampleJpegs.textured(16, 16, 3), 2, 700));
        Random random = new Random(4711);
        for (int round = 0; round < 100_000; round++) {
            byte[] broken = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            for (int i = random.nextInt(8); i >= 0; i--) {
                broken[random.nextInt(broken.length)] = random.nextInt(4) == 0 ? (byte) 0xFF : (byte) random.nextInt();
            }
            assertPositionsAreInOrder(scanner.scan(Unpooled.wrappedBuffer(broken)), broken);
        }
    }

    @Test
    void randomBytesBehindAStartAreNeverTooMuch() {
        Random random = new Random(42);
        byte[] markers = bytes("ffd8ffd9ffdaffc4ffe1ffdbff00ffffffd00002");
        for (int round = 0; round < 100_000; round++) {
            byte[] bytes = new byte[2 + random.nextInt(60)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextBoolean() ? markers[random.nextInt(markers.length)] : (byte) random.nextInt(5);
            }
            bytes[0] = (byte) 0xFF;
            bytes[1] = (byte) 0xD8;
            assertPositionsAreInOrder(scanner.scan(Unpooled.wrappedBuffer(bytes)), bytes);
        }
    }

    private void assertPositionsAreInOrder(JpegScanner.Verdict verdict, byte[] bytes) {
        if (verdict != WHOLE) {
            return;
        }
        String hex = HexFormat.of().formatHex(bytes);
        assertTrue(2 <= scanner.scanStart() && scanner.scanStart() < scanner.end(), hex);
        assertTrue(scanner.end() <= bytes.length, hex);
        assertEquals((byte) 0xD9, bytes[scanner.end() - 1], hex);
        ByteBuf header = Unpooled.buffer();
        scanner.thumbnails().copyWithout(Unpooled.wrappedBuffer(bytes), scanner.scanStart(), header);
        assertTrue(header.readableBytes() <= scanner.scanStart() + Exif.BYTES, hex);
    }

    private JpegScanner.Verdict scan(String hex) {
        return scanner.scan(Unpooled.wrappedBuffer(bytes(hex)));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
