package org.webcamd.jpeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.camera.Picture;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.frame.Frame;
import org.webcamd.frame.PictureLabels;
import org.webcamd.frame.SampleFrames;
import org.webcamd.memory.TestMemory;

final class FrameMakerTest {
    private static final byte[] JPEG = SampleJpegs.textured(160, 120, 1);
    private static final int DHT = 0xC4;

    private final Counters counters = new Counters();
    private final FrameMaker maker = new FrameMaker(TestMemory.share(counters), counters, new PictureLabels(), false);

    @Test
    void wholeJpegIsPassedThroughByteForByte() {
        assertArrayEquals(JPEG, made(JPEG));
        assertCounted(Map.of());
    }

    @Test
    void emptyPictureIsDropped() {
        assertNull(maker.live(picture(new byte[0])));
        assertCounted(Map.of(Counter.DROPPED_EMPTY, 1L));
    }

    @Test
    void garbageIsDropped() {
        byte[] garbage = new byte[5_000];
        new Random(1).nextBytes(garbage);
        assertNull(maker.live(picture(garbage)));
        assertNull(maker.live(picture(new byte[5_000])));
        assertCounted(Map.of(Counter.DROPPED_GARBAGE, 2L));
    }

    @Test
    void truncatedJpegIsDropped() {
        assertNull(maker.live(picture(Arrays.copyOf(JPEG, JPEG.length / 2))));
        assertNull(maker.live(picture(Arrays.copyOf(JPEG, JPEG.length - 4))));
        assertNull(maker.live(picture(SampleJpegs.join(Arrays.copyOf(JPEG, JPEG.length / 2), JPEG))));
        assertCounted(Map.of(Counter.DROPPED_TRUNCATED, 3L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffd8", "ffd8ffd8ffff", "0d0a", "efbbbf", "0d0a3165660d0a", "00000000", "ffffff", "ffd9",
        "ff", "ffd8ff00ffe0", "415649310000"})
    void whatStandsBeforeThePictureIsCut(String hex) {
        assertArrayEquals(JPEG, made(SampleJpegs.join(HexFormat.of().parseHex(hex), JPEG)));
        assertCounted(Map.of(Counter.LEADING_CUT, 1L));
    }

    @Test
    void missingEndIsAddedWhereThePictureIsAllThere() {
        assertArrayEquals(JPEG, made(Arrays.copyOf(JPEG, JPEG.length - 2)));
        assertCounted(Map.of(Counter.END_ADDED, 1L));
        assertTrue(maker.isGood());
    }

    @Test
    void missingEndIsAddedBeforePaddingAndBeforeTheNextPicture() {
        byte[] open = Arrays.copyOf(JPEG, JPEG.length - 2);
        assertArrayEquals(JPEG, made(SampleJpegs.join(open, HexFormat.of().parseHex("0d0affff0000"))));
        assertArrayEquals(JPEG, made(SampleJpegs.join(open, JPEG)));
        assertCounted(Map.of(Counter.END_ADDED, 2L, Counter.TRAILING_CUT, 2L));
    }

    @Test
    void missingEndIsRefusedWhereThatIsAskedFor() {
        FrameMaker strict = new FrameMaker(TestMemory.share(counters), counters, new PictureLabels(), true);
        assertNull(strict.live(picture(Arrays.copyOf(JPEG, JPEG.length - 2))));
        assertFalse(strict.isGood());
        assertCounted(Map.of(Counter.DROPPED_TRUNCATED, 1L));
    }

    @Test
    void trailingZerosAreCut() {
        assertArrayEquals(JPEG, made(Arrays.copyOf(JPEG, JPEG.length + 4096)));
        assertCounted(Map.of(Counter.TRAILING_CUT, 1L));
    }

    @Test
    void tailOfAnOlderFrameIsCut() {
        byte[] older = SampleJpegs.textured(160, 120, 2);
        byte[] tail = Arrays.copyOfRange(older, older.length / 2, older.length);
        assertArrayEquals(JPEG, made(SampleJpegs.join(JPEG, tail)));
        assertArrayEquals(JPEG, made(SampleJpegs.join(JPEG, older)));
        assertCounted(Map.of(Counter.TRAILING_CUT, 2L));
    }

    @Test
    void missingHuffmanTablesAreAdded() {
        byte[] bare = SampleJpegs.without(JPEG, DHT);
        assertTrue(bare.length < JPEG.length - 400);
        byte[] repaired = made(bare);
        SampleJpegs.Pixels expected = SampleJpegs.decode(JPEG);
        SampleJpegs.Pixels actual = SampleJpegs.decode(repaired);
        assertEquals(expected.width(), actual.width());
        assertArrayEquals(expected.bytes(), actual.bytes());
        assertEquals(bare.length + HuffmanTables.BYTES, repaired.length);
        assertCounted(Map.of(Counter.HUFFMAN_ADDED, 1L));
    }

    @Test
    void tablesOfThePictureItselfAreKept() {
        byte[] optimised = SampleJpegs.optimised(160, 120, 1);
        assertArrayEquals(optimised, made(optimised));
        assertCounted(Map.of());
    }

    @Test
    void exifThumbnailIsCut() {
        byte[] thumbnail = SampleJpegs.textured(32, 24, 3);
        byte[] exif = SampleJpegs.application(1, SampleJpegs.join(HexFormat.of().parseHex("457869660000"), thumbnail));
        int behindJfif = SampleJpegs.segments(JPEG).get(0).end();
        assertArrayEquals(JPEG, made(SampleJpegs.with(JPEG, behindJfif, exif)));
        assertArrayEquals(JPEG, made(SampleJpegs.with(JPEG, 2, exif)));
        assertCounted(Map.of(Counter.THUMBNAIL_CUT, 2L));
    }

    @Test
    void exifWithoutThumbnailIsTheCamerasOwn() {
        byte[] told = SampleJpegs.with(JPEG, 2, ExifTest.segment(6, false, new byte[0]));
        assertArrayEquals(told, made(told));
        assertCounted(Map.of());
    }

    @Test
    void applicationSegmentWithoutThumbnailIsKept() {
        byte[] labelled = SampleJpegs.with(JPEG, 2, SampleJpegs.application(1, new byte[500]));
        assertArrayEquals(labelled, made(labelled));
        assertCounted(Map.of());
    }

    @Test
    void everythingAtOnceIsRepaired() {
        byte[] exif = SampleJpegs.application(1, SampleJpegs.textured(32, 24, 3));
        byte[] bare = SampleJpegs.without(JPEG, DHT);
        byte[] repaired = made(Arrays.copyOf(SampleJpegs.with(bare, 2, exif), bare.length + exif.length + 100));
        assertArrayEquals(SampleJpegs.decode(JPEG).bytes(), SampleJpegs.decode(repaired).bytes());
        assertEquals(bare.length + HuffmanTables.BYTES, repaired.length);
        assertCounted(Map.of(Counter.THUMBNAIL_CUT, 1L, Counter.HUFFMAN_ADDED, 1L, Counter.TRAILING_CUT, 1L));
    }

    @Test
    void cameraMayUseItsMemoryAgainAtOnce() {
        ByteBuffer borrowed = direct(JPEG);
        Frame frame = maker.live(new Picture.Jpeg(borrowed, System.nanoTime()));
        for (int i = 0; i < borrowed.capacity(); i++) {
            borrowed.put(i, (byte) 0);
        }
        assertArrayEquals(JPEG, SampleFrames.jpeg(frame));
        frame.release();
    }

    @Test
    void sizeIsThatOfThePicture() {
        made(JPEG);
        assertEquals(160, maker.width());
        assertEquals(120, maker.height());
    }

    @Test
    void sequenceCountsGoodFramesFromOne() {
        Frame first = maker.live(new Picture.Jpeg(direct(JPEG), 10));
        maker.live(picture(new byte[9]));
        Frame second = maker.live(new Picture.Jpeg(direct(JPEG), 20));
        assertEquals(1, first.sequence());
        assertEquals(10, first.captured().nanos());
        assertEquals(2, second.sequence());
        assertEquals(20, second.captured().nanos());
        first.release();
        second.release();
    }

    @Test
    void brokenJpegsAreNeverTooMuch() {
        byte[] exif = SampleJpegs.application(1, SampleJpegs.textured(16, 16, 3));
        byte[] rich = SampleJpegs.with(SampleJpegs.without(SampleJpegs.textured(32, 32, 5), DHT), 2, exif);
        Random random = new Random(815);
        int good = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] broken = Arrays.copyOf(rich, rich.length - random.nextInt(3));
            for (int i = random.nextInt(6); i > 0; i--) {
                broken[random.nextInt(broken.length)] = random.nextBoolean() ? (byte) 0xFF : (byte) random.nextInt();
            }
            Frame frame = maker.live(picture(broken));
            if (frame != null) {
                good++;
                assertStandsAlone(SampleFrames.jpeg(frame));
                frame.release();
            }
        }
        long dropped = counters.value(Counter.DROPPED_GARBAGE) + counters.value(Counter.DROPPED_TRUNCATED);
        assertEquals(20_000, good + dropped);
        assertTrue(good > 1_000 && dropped > 1_000, good + " good ones, " + dropped + " dropped");
    }

    private static void assertStandsAlone(byte[] jpeg) {
        String hex = HexFormat.of().formatHex(jpeg);
        assertTrue(hex.startsWith("ffd8") && hex.endsWith("ffd9"));
    }

    private byte[] made(byte[] bytes) {
        Frame frame = maker.live(picture(bytes));
        assertNotNull(frame);
        assertTrue(frame.isLive());
        byte[] jpeg = SampleFrames.jpeg(frame);
        frame.release();
        return jpeg;
    }

    private void assertCounted(Map<Counter, Long> expected) {
        Map<Counter, Long> actual = new EnumMap<>(Counter.class);
        for (Counter counter : Counter.values()) {
            if (counters.value(counter) != 0) {
                actual.put(counter, counters.value(counter));
            }
        }
        assertEquals(expected, actual);
    }

    private static Picture.Jpeg picture(byte[] bytes) {
        return new Picture.Jpeg(direct(bytes), System.nanoTime());
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}
