package org.webcamd.transcode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webcamd.camera.OpenCv;
import org.webcamd.camera.Picture;
import org.webcamd.frame.Frame;
import org.webcamd.frame.SampleFrames;
import org.webcamd.jpeg.SampleJpegs;
import org.webcamd.memory.TestMemory;
import org.webcamd.wish.Bounds;
import org.webcamd.wish.Orientation;
import org.webcamd.wish.Text;
import org.webcamd.wish.Wish;

final class CameraTextTest {
    private static final Wish WITH_TEXT = wish(Bounds.NONE);

    private static Wish wish(Bounds bounds) {
        return new Wish(Orientation.UPRIGHT, bounds, Wish.ANY_QUALITY, Text.DRAWN);
    }

    /** White with a black outline can be read on white, on black and on anything between. */
    @ParameterizedTest
    @CsvSource({"0, TOP_LEFT", "255, TOP_RIGHT", "128, BOTTOM_LEFT", "128, BOTTOM_RIGHT"})
    void textStandsInItsCornerAndNowhereElse(int grey, TextSettings.Position position) {
        SampleJpegs.Pixels pixels = drawn("HHHHH", position, grey, 320, 240, WITH_TEXT);
        for (int corner = 0; corner < 4; corner++) {
            boolean top = corner < 2;
            boolean right = corner % 2 == 1;
            int contrast = contrast(pixels, right ? 220 : 0, top ? 0 : 180, 100, 60);
            if (top == position.isTop() && right == position.isRight()) {
                assertTrue(contrast > 100, "no text in its corner: " + contrast);
            } else {
                assertTrue(contrast < 30, "something in another corner: " + contrast);
            }
        }
    }

    @Test
    void longTextIsMadeToFit() {
        SampleJpegs.Pixels pixels = drawn("W".repeat(200), TextSettings.Position.TOP_LEFT, 128, 320, 240, WITH_TEXT);
        assertTrue(contrast(pixels, 0, 0, 100, 60) > 20);
        assertEquals(320, pixels.width());
    }

    /** Drawn once the picture is small: letters as large as in any other. */
    @Test
    void textIsDrawnAfterThePictureWasScaled() {
        SampleJpegs.Pixels pixels =
            drawn("HHH", TextSettings.Position.TOP_LEFT, 128, 640, 480, wish(new Bounds(160, 0)));
        assertEquals(160, pixels.width());
        assertTrue(contrast(pixels, 0, 0, 60, 30) > 100);
    }

    /** Others share the pixels. */
    @Test
    void pixelsOfOthersAreNotWrittenTo() {
        OpenCv.load();
        try (Workbench bench = bench("HHHHH", TextSettings.Position.TOP_LEFT);
            Mat grey = new Mat(240, 320, CV_8UC3, Scalar.all(128))) {
            SharedPicture shared = bench.sharer.share(new Picture.Raw(grey, 1), 1,
                org.webcamd.frame.CaptureTime.at(1), Frame.Kind.LIVE);
            bench.transcoder.load((SharedPicture) shared.retain(), WITH_TEXT);
            bench.transcoder.make().release();
            bench.transcoder.load(shared, Wish.NONE);
            Frame plain = bench.transcoder.make();
            assertTrue(contrast(SampleJpegs.decode(SampleFrames.jpeg(plain)), 0, 0, 100, 60) < 30);
            plain.release();
        }
    }

    private static Workbench bench(String text, TextSettings.Position position) {
        return new Workbench(TestMemory.share(), 95, new CameraText(new TextSettings(text, position), "door"));
    }

    private static SampleJpegs.Pixels drawn(String text, TextSettings.Position position, int grey, int width,
        int height, Wish wish) {
        OpenCv.load();
        try (Workbench bench = bench(text, position); Mat plain = new Mat(height, width, CV_8UC3, Scalar.all(grey))) {
            Frame frame = bench.made(new Picture.Raw(plain, 1), 1, wish);
            SampleJpegs.Pixels pixels = SampleJpegs.decode(SampleFrames.jpeg(frame));
            frame.release();
            return pixels;
        }
    }

    private static int contrast(SampleJpegs.Pixels pixels, int left, int top, int width, int height) {
        int darkest = 255;
        int lightest = 0;
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                darkest = Math.min(darkest, pixels.at(x, y, 0));
                lightest = Math.max(lightest, pixels.at(x, y, 0));
            }
        }
        return lightest - darkest;
    }
}
