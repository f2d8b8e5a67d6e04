package org.webcamd.transcode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_PROGRESSIVE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.frame.Frame;
import org.webcamd.frame.SampleFrames;
import org.webcamd.jpeg.SampleJpegs;
import org.webcamd.memory.MemoryShare;
import org.webcamd.memory.TestMemory;
import org.webcamd.wish.Bounds;
import org.webcamd.wish.Orientation;
import org.webcamd.wish.Size;
import org.webcamd.wish.Text;
import org.webcamd.wish.Wish;

/** Both ways, with libturbojpeg and without it, are held to what is seen when all pixels are decoded and changed. */
final class EncodedPlanesTest {
    /** OpenCV's names of how colours are stored: whole, half the width, height, both, a quarter of the width. */
    private static final int[] SAMPLINGS = {0x111111, 0x211111, 0x121111, 0x221111, 0x411111};
    private static final double LEAST_DECIBELS = 30;
    private static final MemoryShare MEMORY = TestMemory.share();

    static Stream<Arguments> pictures() {
        return Arrays.stream(SAMPLINGS).boxed().flatMap(sampling -> LosslessTurnTest.orientations().stream()
            .flatMap(laid -> Stream.of(0, 60, 80, 120, 158).map(width -> Arguments.of(sampling, laid, width))));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void picturesAreAsTheyWouldBeOfAllPixels(int sampling, Orientation laid, int width) {
        byte[] jpeg = SampleJpegs.smooth(160, 120, IMWRITE_JPEG_SAMPLING_FACTOR, sampling);
        assertAlike(jpeg, new Wish(laid, new Bounds(width, 0), 95, Text.AS_IS));
    }

    /** The last sample of colour stands for one pixel. */
    @ParameterizedTest
    @CsvSource({"161, 121", "160, 121", "159, 120"})
    void oddPicturesAreScaled(int width, int height) {
        for (int sampling : SAMPLINGS) {
            byte[] jpeg = SampleJpegs.smooth(width, height, IMWRITE_JPEG_SAMPLING_FACTOR, sampling);
            for (int wanted = 60; wanted < width; wanted += 14) {
                assertAlike(jpeg, new Wish(Orientation.UPRIGHT, new Bounds(wanted, 0), 95, Text.AS_IS));
            }
        }
    }

    @Test
    void progressivePictureIsScaled() {
        assertAlike(SampleJpegs.smooth(160, 120, IMWRITE_JPEG_PROGRESSIVE, 1),
            new Wish(Orientation.UPRIGHT, new Bounds(80, 0), 95, Text.AS_IS));
    }

    /** Its sides are kept: colours would need half a sample. */
    @Test
    void oddPictureIsEncodedByPixels() {
        Frame frame = SampleFrames.live(SampleJpegs.textured(161, 121, 1), 1);
        try (Workbench bench = new Workbench(MEMORY, 80)) {
            Frame made = bench.made(frame, new Wish(Orientation.UPRIGHT, Bounds.NONE, 80, Text.AS_IS));
            assertEquals(Work.Way.PIXELS, bench.work.way());
            assertEquals(161, SampleJpegs.decode(SampleFrames.jpeg(made)).width());
            made.release();
        }
        frame.release();
    }

    /** What can be seen of it is seen, and the next one is whole. */
    @Test
    void brokenPictureGoesTheOtherWay() {
        byte[] good = SampleJpegs.textured(160, 120, 1);
        byte[] broken = good.clone();
        Arrays.fill(broken, broken.length * 2 / 3, broken.length - 2, (byte) 0x55);
        Wish half = new Wish(Orientation.UPRIGHT, new Bounds(80, 0), 0, Text.AS_IS);
        try (Workbench bench = new Workbench(MEMORY, 80)) {
            for (byte[] jpeg : new byte[][] {broken, good, broken, good}) {
                Frame frame = SampleFrames.live(jpeg, 1);
                Frame made = bench.made(frame, half);
                boolean byPlanes = jpeg == good && TurboJpeg.isPresent();
                assertEquals(byPlanes ? Work.Way.PLANES : Work.Way.HALF, bench.work.way());
                assertEquals(80, SampleJpegs.decode(SampleFrames.jpeg(made)).width());
                made.release();
                frame.release();
            }
        }
    }

    @Test
    void greyPictureIsScaled() {
        byte[] jpeg = SampleJpegs.grey(160, 120);
        assertEquals(1, JpegHeader.of(Unpooled.wrappedBuffer(jpeg)).samples());
        assertAlike(jpeg, new Wish(Orientation.UPRIGHT, new Bounds(80, 0), 95, Text.AS_IS));
    }

    @Test
    void pictureWithoutRoomIsDroppedAndCountedOnce() {
        Counters counters = new Counters();
        MemoryShare memory = TestMemory.share(counters);
        Frame frame = SampleFrames.live(SampleJpegs.textured(160, 120, 1), 1);
        long filled = fill(memory);
        long before = counters.value(Counter.DROPPED_MEMORY);
        try (Workbench bench = new Workbench(memory, 80)) {
            assertNull(bench.made(frame, new Wish(Orientation.UPRIGHT, new Bounds(80, 0), 0, Text.AS_IS)));
        }
        assertEquals(before + 1, counters.value(Counter.DROPPED_MEMORY));
        memory.giveBack(filled);
        frame.release();
        assertEquals(0, memory.usedBytes());
    }

    private static long fill(MemoryShare memory) {
        long filled = 0;
        for (long bytes = 1L << 40; bytes > 0; bytes /= 2) {
            filled += memory.reserve(bytes) ? bytes : 0;
        }
        return filled;
    }

    private static void assertAlike(byte[] jpeg, Wish wish) {
        Frame frame = SampleFrames.live(jpeg, 1);
        try (Workbench bench = new Workbench(MEMORY, 95)) {
            Frame made = bench.made(frame, wish);
            assertNotNull(bench.work.way());
            SampleJpegs.Pixels seen = SampleJpegs.decode(SampleFrames.jpeg(made));
            SampleJpegs.Pixels expected = expected(SampleJpegs.decode(jpeg), wish);
            assertEquals(expected.width(), seen.width());
            assertEquals(expected.height(), seen.height());
            double decibels = decibels(expected.bytes(), seen.bytes());
            assertTrue(decibels >= LEAST_DECIBELS, () -> decibels + " dB, " + bench.work.way());
            made.release();
        }
        frame.release();
    }

    /** By pixels alone, from all of them. */
    private static SampleJpegs.Pixels expected(SampleJpegs.Pixels all, Wish wish) {
        Plan plan = Plan.of(wish, new Size(all.width(), all.height()));
        try (Geometry geometry = new Geometry(); BytePointer bytes = new BytePointer(all.bytes());
            Mat pixels = new Mat(all.height(), all.width(), CV_8UC3, bytes)) {
            Mat laid = geometry.lay(geometry.scale(pixels, plan.scaled()), plan.orientation());
            byte[] seen = new byte[3 * laid.rows() * laid.cols()];
            laid.<ByteBuffer>createBuffer().get(seen);
            return new SampleJpegs.Pixels(laid.cols(), laid.rows(), seen);
        }
    }

    private static double decibels(byte[] expected, byte[] seen) {
        double squares = 0;
        for (int i = 0; i < expected.length; i++) {
            double off = (expected[i] & 0xFF) - (seen[i] & 0xFF);
            squares += off * off;
        }
        return 10 * Math.log10(255.0 * 255.0 * expected.length / squares);
    }
}
