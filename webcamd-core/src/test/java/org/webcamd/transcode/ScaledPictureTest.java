package org.webcamd.transcode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.frame.Frame;
import org.webcamd.frame.SampleFrames;
import org.webcamd.jpeg.SampleJpegs;
import org.webcamd.memory.MemoryShare;
import org.webcamd.memory.TestMemory;
import org.webcamd.wish.Bounds;
import org.webcamd.wish.Orientation;
import org.webcamd.wish.Rotation;
import org.webcamd.wish.Text;
import org.webcamd.wish.Wish;

final class ScaledPictureTest {
    private static final byte[] JPEG = SampleJpegs.textured(320, 240, 3);

    @ParameterizedTest
    @CsvSource({"200, NONE, 200, 150, PIXELS", "160, NONE, 160, 120, HALF", "80, NONE, 80, 60, QUARTER",
        "40, NONE, 40, 30, EIGHTH", "120, CLOCKWISE, 120, 160, HALF"})
    void pictureIsDecodedAtTheSizeThatIsWantedOrTheNextLarger(int width, Rotation rotation, int seenWidth,
        int seenHeight, Work.Way way) {
        Frame frame = SampleFrames.live(JPEG, 1);
        try (Workbench bench = new Workbench(TestMemory.share(), 80)) {
            Frame made = bench.made(frame, wish(rotation, width));
            SampleJpegs.Pixels pixels = SampleJpegs.decode(SampleFrames.jpeg(made));
            assertEquals(seenWidth, pixels.width());
            assertEquals(seenHeight, pixels.height());
            assertEquals(TurboJpeg.isPresent() ? Work.Way.PLANES : way, bench.work.way());
            made.release();
        }
        frame.release();
    }

    @Test
    void pictureThatFitsAlreadyIsTheCamerasOwn() {
        Frame frame = SampleFrames.live(JPEG, 1);
        try (Workbench bench = new Workbench(TestMemory.share(), 80)) {
            Frame made = bench.made(frame, wish(Rotation.NONE, 1000));
            assertSame(frame, made);
            assertEquals(Work.Way.KEPT, bench.work.way());
            made.release();
        }
        frame.release();
    }

    @Test
    void qualityIsThatOfTheWish() {
        Frame frame = SampleFrames.live(JPEG, 1);
        assertTrue(bytes(frame, 90) > 2 * bytes(frame, 10));
        frame.release();
    }

    private static int bytes(Frame frame, int quality) {
        try (Workbench bench = new Workbench(TestMemory.share(), quality)) {
            Frame made = bench.made(frame, new Wish(Orientation.UPRIGHT, Bounds.NONE, quality, Text.AS_IS));
            int bytes = SampleFrames.jpeg(made).length;
            made.release();
            return bytes;
        }
    }

    /** Decoded once, as large as the one who wants most needs it, whoever comes first. */
    @Test
    void twoWishesShareWhatIsDecoded() {
        Counters counters = new Counters();
        MemoryShare memory = TestMemory.share(counters);
        Frame frame = SampleFrames.live(JPEG, 1);
        try (PictureSharer sharer = new PictureSharer(memory);
            Transcoder small = new Transcoder(memory, 80, TestText.NONE, new Work());
            Transcoder large = new Transcoder(memory, 80, TestText.NONE, new Work())) {
            SharedPicture picture = sharer.share(frame);
            picture.expect(wish(Rotation.NONE, 40));
            picture.expect(wish(Rotation.NONE, 160));
            small.load((SharedPicture) picture.retain(), wish(Rotation.NONE, 40));
            large.load((SharedPicture) picture.retain(), wish(Rotation.NONE, 160));
            Frame first = small.make();
            if (TurboJpeg.isPresent()) {
                assertSame(picture.planes(), picture.planes());
                assertEquals(160, picture.planes().plane(0).cols());
            }
            assertSame(picture.pixels(), picture.pixels());
            assertEquals(160, picture.pixels().cols());
            Frame second = large.make();
            assertEquals(40, SampleJpegs.decode(SampleFrames.jpeg(first)).width());
            assertEquals(160, SampleJpegs.decode(SampleFrames.jpeg(second)).width());
            picture.release();
            assertEquals(0, picture.refCnt());
            first.release();
            second.release();
        }
        assertEquals(1, frame.refCnt());
        frame.release();
        assertEquals(0, memory.usedBytes());
        assertEquals(0, counters.value(Counter.DROPPED_MEMORY));
    }

    @Test
    void memoryOfPixelsIsUsedAgain() {
        Frame frame = SampleFrames.live(JPEG, 1);
        try (PictureSharer sharer = new PictureSharer(TestMemory.share())) {
            SharedPicture first = sharer.share(frame);
            first.expect(wish(Rotation.NONE, 160));
            org.bytedeco.opencv.opencv_core.Mat pixels = first.pixels();
            first.release();
            SharedPicture second = sharer.share(frame);
            second.expect(wish(Rotation.NONE, 160));
            assertSame(pixels, second.pixels());
            assertNotNull(second.pixels());
            second.release();
        }
        frame.release();
    }

    private static Wish wish(Rotation rotation, int width) {
        return new Wish(Orientation.of(rotation), new Bounds(width, 0), Wish.ANY_QUALITY, Text.AS_IS);
    }
}
