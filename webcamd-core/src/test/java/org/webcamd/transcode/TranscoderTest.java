package org.webcamd.transcode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.frame.CaptureTime;
import org.webcamd.frame.Frame;
import org.webcamd.frame.SampleFrames;
import org.webcamd.jpeg.ExifTest;
import org.webcamd.jpeg.SampleJpegs;
import org.webcamd.memory.MemoryShare;
import org.webcamd.memory.TestMemory;
import org.webcamd.wish.Rotation;
import org.webcamd.wish.Size;
import org.webcamd.wish.Wish;

final class TranscoderTest {
    private static final int SOF0 = 0xC0;
    private static final int WIDTH = 96;
    private static final int HEIGHT = 64;
    private static final Wish QUARTER = Wish.turned(Rotation.CLOCKWISE);
    private static final List<String> NAMES = List.of("red", "green", "blue", "white");
    private static final int[][] COLOURS = {{0, 0, 255}, {0, 255, 0}, {255, 0, 0}, {255, 255, 255}};
    private static final byte[] UPRIGHT = SampleJpegs.quarters(WIDTH, HEIGHT, COLOURS);

    /** Clockwise from the top left; upright is red, green, blue, white. */
    @ParameterizedTest
    @CsvSource({
        "90, white, red, green, blue",
        "180, blue, white, red, green",
        "270, green, blue, white, red"})
    void cornersAreTurnedClockwise(int degrees, String topLeft, String topRight, String bottomRight,
        String bottomLeft) {
        SampleJpegs.Pixels turned = turned(UPRIGHT, degrees);
        boolean upright = degrees == 180;
        assertEquals(upright ? WIDTH : HEIGHT, turned.width());
        assertEquals(upright ? HEIGHT : WIDTH, turned.height());
        assertEquals(List.of(topLeft, topRight, bottomRight, bottomLeft), corners(turned));
    }

    /** Clockwise from the top left, as OpenCV shows it, which knows Exif. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void orientationIsAppliedBeforeThePictureIsTurnedAndIsGoneThen(int orientation) {
        byte[] told = SampleJpegs.with(UPRIGHT, 2, ExifTest.segment(orientation, true, new byte[0]));
        List<String> shown = new ArrayList<>(corners(SampleJpegs.shown(told)));
        Collections.rotate(shown, 1);
        byte[] turned = turnedJpeg(told, 90);
        assertEquals(shown, corners(SampleJpegs.shown(turned)));
        assertEquals(shown, corners(SampleJpegs.decode(turned)));
    }

    @Test
    void turnedPictureKeepsSequenceAndTimeOfCapture() {
        CaptureTime time = new CaptureTime(123, 456);
        Frame frame = SampleFrames.frame(UPRIGHT, 99, time, Frame.Kind.LIVE);
        try (Workbench bench = new Workbench(TestMemory.share(), 80)) {
            Frame turned = made(bench, frame);
            assertEquals(99, turned.sequence());
            assertSame(time, turned.captured());
            assertTrue(turned.isLive());
            turned.release();
        }
        assertEquals(1, frame.refCnt());
        frame.release();
    }

    @Test
    void transcoderIsUsedAgainForOtherSizes() {
        try (Workbench bench = new Workbench(TestMemory.share(), 80)) {
            for (int size = 16; size <= 80; size += 16) {
                Frame frame = SampleFrames.live(SampleJpegs.textured(2 * size, size, size), 1);
                Frame turned = made(bench, frame);
                SampleJpegs.Pixels pixels = SampleJpegs.decode(SampleFrames.jpeg(turned));
                assertEquals(size, pixels.width());
                assertEquals(2 * size, pixels.height());
                turned.release();
                frame.release();
            }
        }
    }

    @Test
    void undecodablePictureGivesNoFrame() {
        byte[] noPicture = {(byte) 0xFF, (byte) 0xD8, 1, 2, 3, (byte) 0xFF, (byte) 0xD9};
        assertGivesNoFrame(noPicture);
        assertGivesNoFrame(new byte[10]);
    }

    /** One broken header byte is enough for this. What it claims is not asked of the machine. */
    @ParameterizedTest
    @ValueSource(ints = {0x30, 0x90, 0xFF})
    void pictureThatClaimsToBeHugeIsNotDecoded(int highByte) {
        byte[] huge = UPRIGHT.clone();
        SampleJpegs.Segment frameHeader =
            SampleJpegs.segments(huge).stream().filter(segment -> segment.marker() == SOF0).findFirst().orElseThrow();
        // Height and width stand behind marker, length and precision.
        huge[frameHeader.start() + 5] = (byte) highByte;
        huge[frameHeader.start() + 7] = (byte) highByte;
        Counters counters = new Counters();
        Frame frame = SampleFrames.live(huge, 1);
        MemoryShare memory = TestMemory.share(counters);
        try (Workbench bench = new Workbench(memory, 80)) {
            assertNull(made(bench, frame));
        }
        assertEquals(1, counters.value(Counter.DROPPED_MEMORY));
        assertEquals(0, memory.usedBytes());
        frame.release();
    }

    @Test
    void decodingTakesItsPlaceInTheBudgetAndGivesItBack() {
        MemoryShare memory = TestMemory.share();
        Frame frame = SampleFrames.live(UPRIGHT, 1);
        try (Workbench bench = new Workbench(memory, 80)) {
            made(bench, frame).release();
        }
        assertEquals(0, memory.usedBytes());
        assertEquals(WIDTH * HEIGHT * 3L, JpegHeader.of(frame.jpeg()).decodingBytes(1));
        assertEquals(WIDTH * HEIGHT * 3L, Plan.of(QUARTER, new Size(WIDTH, HEIGHT)).scratchBytes());
        frame.release();
    }

    @Test
    void transcoderWorksOnAfterAPictureThatCannotBeDecoded() {
        try (Workbench bench = new Workbench(TestMemory.share(), 80)) {
            Frame bad = SampleFrames.live(new byte[10], 1);
            Frame good = SampleFrames.live(UPRIGHT, 2);
            assertThrows(RuntimeException.class, () -> made(bench, bad));
            Frame turned = bench.made(good, Wish.turned(Rotation.HALF));
            assertEquals(List.of("blue", "white", "red", "green"),
                corners(SampleJpegs.decode(SampleFrames.jpeg(turned))));
            turned.release();
            good.release();
            bad.release();
        }
    }

    @Test
    void cardStaysUpright() {
        Frame card = SampleFrames.frame(UPRIGHT, 1, CaptureTime.now(), Frame.Kind.CARD);
        try (Workbench bench = new Workbench(TestMemory.share(), 80)) {
            Frame made = bench.made(card, Wish.turned(Rotation.HALF));
            assertSame(card, made);
            made.release();
        }
        assertEquals(1, card.refCnt());
        card.release();
    }

    @ParameterizedTest
    @CsvSource({"96, 64", "64, 96", "50, 50", "160, 80"})
    void cardStaysUprightAndHasTheSizeOfTheTurnedPictures(int width, int height) {
        Frame card = SampleFrames.frame(SampleJpegs.quarters(width, height, COLOURS), 1, CaptureTime.now(),
            Frame.Kind.CARD);
        try (Workbench bench = new Workbench(TestMemory.share(), 80)) {
            Frame made = made(bench, card);
            SampleJpegs.Pixels pixels = SampleJpegs.decode(SampleFrames.jpeg(made));
            assertEquals(height, pixels.width());
            assertEquals(width, pixels.height());
            assertEquals(NAMES, corners(pixels));
            assertEquals(Frame.Kind.CARD, made.kind());
            made.release();
        }
        assertEquals(1, card.refCnt());
        card.release();
    }

    @Test
    void pictureThatIsGivenUpIsReleased() {
        Frame frame = SampleFrames.live(UPRIGHT, 1);
        try (Workbench bench = new Workbench(TestMemory.share(), 80)) {
            bench.transcoder.load(bench.sharer.share(frame), QUARTER);
            bench.transcoder.unload();
            assertEquals(1, frame.refCnt());
            bench.transcoder.load(bench.sharer.share(frame), QUARTER);
        }
        assertEquals(1, frame.refCnt());
        frame.release();
    }

    private static Frame made(Workbench bench, Frame frame) {
        return bench.made(frame, QUARTER);
    }

    private static void assertGivesNoFrame(byte[] jpeg) {
        Frame frame = SampleFrames.live(jpeg, 1);
        try (Workbench bench = new Workbench(TestMemory.share(), 80)) {
            assertThrows(RuntimeException.class, () -> made(bench, frame));
        }
        assertEquals(1, frame.refCnt());
        frame.release();
    }

    private static SampleJpegs.Pixels turned(byte[] jpeg, int degrees) {
        return SampleJpegs.decode(turnedJpeg(jpeg, degrees));
    }

    private static byte[] turnedJpeg(byte[] jpeg, int degrees) {
        Frame frame = SampleFrames.live(jpeg, 1);
        try (Workbench bench = new Workbench(TestMemory.share(), 95)) {
            Frame turned = bench.made(frame, Wish.turned(Rotation.parse(Integer.toString(degrees))));
            byte[] made = SampleFrames.jpeg(turned);
            turned.release();
            return made;
        } finally {
            frame.release();
        }
    }

    private static List<String> corners(SampleJpegs.Pixels pixels) {
        int right = pixels.width() - 5;
        int bottom = pixels.height() - 5;
        return List.of(
            name(pixels, 4, 4), name(pixels, right, 4), name(pixels, right, bottom), name(pixels, 4, bottom));
    }

    private static String name(SampleJpegs.Pixels pixels, int x, int y) {
        for (int i = 0; i < COLOURS.length; i++) {
            int off = 0;
            for (int channel = 0; channel < 3; channel++) {
                off = Math.max(off, Math.abs(COLOURS[i][channel] - pixels.at(x, y, channel)));
            }
            if (off < 40) {
                return NAMES.get(i);
            }
        }
        return "none of the colours";
    }
}
