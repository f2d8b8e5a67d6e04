package org.webcamd.frame;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.memory.MemoryShare;
import org.webcamd.memory.TestMemory;

final class PartTest {
    private static final long MICROS = 1_700_000_000_123_456L;
    private static final int LONGEST_HEADER_LINE = 127;

    @Test
    void partHasHeaderPictureAndTrailingBoundary() {
        Frame frame = frame("JPEG", MICROS);
        assertEquals("""
            Content-Type: image/jpeg\r
            Content-Length: 4\r
            X-Timestamp: 1700000000.123456\r
            \r
            JPEG\r
            --boundarydonotcross\r
            """, text(frame.retainedPart()));
        frame.release();
    }

    @Test
    void cardIsMarkedAndOtherwiseTheSame() {
        Frame card = SampleFrames.frame("JPEG".getBytes(ISO_8859_1), 1, new CaptureTime(0, MICROS), Frame.Kind.CARD);
        assertEquals("""
            Content-Type: image/jpeg\r
            Content-Length: 4\r
            X-Timestamp: 1700000000.123456\r
            X-Webcamd-Picture: card\r
            \r
            JPEG\r
            --boundarydonotcross\r
            """, text(card.retainedPart()));
        assertEquals("""
            JPEG\r
            --boundarydonotcross\r
            Content-Type: image/jpeg\r
            \r
            """, text(card.retainedAdvancePart()));
        card.release();
    }

    @Test
    void advancePartHasPictureBoundaryAndNextHeader() {
        Frame frame = frame("JPEG", MICROS);
        assertEquals("""
            JPEG\r
            --boundarydonotcross\r
            Content-Type: image/jpeg\r
            \r
            """, text(frame.retainedAdvancePart()));
        frame.release();
    }

    @Test
    void snapshotIsThePictureAlone() {
        Frame frame = frame("JPEG", MICROS);
        assertEquals("JPEG", text(frame.retainedJpeg()));
        assertEquals("JPEG", frame.jpeg().toString(ISO_8859_1));
        frame.release();
    }

    @Test
    void preambleBeginsWithTheBoundary() {
        assertEquals("--boundarydonotcross\r\n", new String(Part.preamble(false), ISO_8859_1));
        assertEquals("--boundarydonotcross\r\nContent-Type: image/jpeg\r\n\r\n",
            new String(Part.preamble(true), ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.000000",
        "1, 0.000001",
        "999999, 0.999999",
        "1000000, 1.000000",
        "1700000000000042, 1700000000.000042",
        "1700000000100000, 1700000000.100000",
        "9223372036854775807, 9223372036854.775807"})
    void timestampHasSixDigitsOfMicros(long epochMicros, String expected) {
        Frame frame = frame("x", epochMicros);
        assertTrue(text(frame.retainedPart()).contains("\r\nX-Timestamp: " + expected + "\r\n\r\nx\r\n"));
        frame.release();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10, 999, 1_000, 65_536, 10_000_000})
    void lengthIsThatOfThePicture(int bytes) {
        byte[] picture = new byte[bytes];
        new Random(bytes).nextBytes(picture);
        Frame frame = SampleFrames.frame(picture, 1, new CaptureTime(0, 0), Frame.Kind.LIVE);
        String header = "Content-Type: image/jpeg\r\nContent-Length: " + bytes + "\r\nX-Timestamp: 0.000000\r\n\r\n";

        ByteBuf part = frame.retainedPart();
        assertEquals(header, part.readCharSequence(header.length(), ISO_8859_1).toString());
        byte[] carried = new byte[bytes];
        part.readBytes(carried);
        assertArrayEquals(picture, carried);
        assertEquals("\r\n--boundarydonotcross\r\n", text(part));
        frame.release();
    }

    @Test
    void longestHeaderFitsBeforeThePicture() {
        // What the layout promises room for: a length of 10 digits and seconds of 19.
        String longest = "Content-Type: image/jpeg\r\nContent-Length: " + Integer.MAX_VALUE + "\r\nX-Timestamp: "
            + Long.MAX_VALUE + ".000000\r\nX-Webcamd-Picture: card\r\n\r\n";
        assertTrue(longest.length() <= Part.HEADROOM);
    }

    @Test
    void noHeaderLineIsTooLongForFfmpeg() {
        Frame frame = frame("x", Long.MAX_VALUE);
        String head = text(frame.retainedPart()).split("\r\n\r\n")[0];
        head.lines().forEach(line -> assertTrue(line.length() <= LONGEST_HEADER_LINE, line));
        assertEquals(3, head.lines().count());
        frame.release();
    }

    @Test
    void pictureThatFillsItsBufferIsNotMoved() {
        MemoryShare memory = TestMemory.share();
        ByteBuf buffer = Part.allocate(memory, 10_000);
        long address = buffer.memoryAddress();
        int capacity = buffer.capacity();
        Frame frame = Part.frame(memory, buffer.writeBytes(new byte[10_000]), 1, new CaptureTime(0, MICROS),
            Frame.Kind.LIVE);
        assertTrue(buffer.isDirect());
        assertEquals(address, buffer.memoryAddress());
        assertEquals(capacity, buffer.capacity());
        frame.release();
    }

    private static Frame frame(String picture, long epochMicros) {
        return SampleFrames.frame(picture.getBytes(ISO_8859_1), 1, new CaptureTime(0, epochMicros), Frame.Kind.LIVE);
    }

    private static String text(ByteBuf slice) {
        return new String(SampleFrames.released(slice), ISO_8859_1);
    }
}
