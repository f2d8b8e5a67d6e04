package org.webcamd.capture;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imwrite;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Leaves what it has drawn in {@code target/pictures}, to be looked at. */
final class StatusCardTest {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final Instant SINCE = Instant.parse("2026-01-02T03:04:05Z");
    private static final String SHORT = "no camera at /dev/video0 (no /dev/video* is here)";
    private static final String LONG =
        "/dev/v4l/by-id/usb-046d_HD_Pro_Webcam_C920_D4A2B1CF-video-index0 (HD Pro Webcam C920) cannot be opened: "
        + "another program may be using it, or it is no camera (devices here: /dev/video0 (HD Pro Webcam C920), "
        + "/dev/video1 (HD Pro Webcam C920), /dev/video2 (Integrated Camera: Integrated C))";

    @ParameterizedTest
    @CsvSource({"1280, 720", "1920, 1080", "640, 480", "320, 240", "160, 120", "480, 800", "16, 16", "1600, 64"})
    void textStaysInsideTheCard(int width, int height) throws IOException {
        for (String message : new String[] {SHORT, LONG}) {
            byte[] pixels = draw(width, height, "video0", message);
            save(width + "x" + height + (message.equals(LONG) ? "-long" : ""), pixels, width, height);
            // Nothing reaches the frame of pixels around the card, the coloured edge at the left aside.
            byte[] background = Arrays.copyOfRange(pixels, 3 * (width - 1), 3 * width);
            for (int x = width / 2; x < width; x++) {
                assertPixel(background, pixels, width, x, 0);
                assertPixel(background, pixels, width, x, height - 1);
            }
            for (int y = 0; y < height; y++) {
                assertPixel(background, pixels, width, width - 1, y);
            }
        }
    }

    @Test
    void cardTellsWhatIsWrong() {
        byte[] unplugged = draw(640, 480, "door", "unplugged");
        assertFalse(Arrays.equals(unplugged, draw(640, 480, "door", "no permission")));
        assertFalse(Arrays.equals(unplugged, draw(640, 480, "garden", "unplugged")));
        assertArrayEquals(unplugged, draw(640, 480, "door", "unplugged"));
    }

    @Test
    void nextCardShowsNothingOfTheOneBefore() {
        try (StatusCard card = new StatusCard()) {
            card.draw("a long name of a camera", lost(LONG), 640, 480);
            byte[] next = bytes(card.draw("door", lost("unplugged"), 640, 480).pixels());
            assertArrayEquals(draw(640, 480, "door", "unplugged"), next);
        }
    }

    @Test
    void charactersThatTheFontDoesNotHaveAreReplaced() {
        assertArrayEquals(draw(640, 480, "T?r", "? ?"), draw(640, 480, "T\u00fcr", "\u4e2d \n"));
    }

    private static void assertPixel(byte[] expected, byte[] pixels, int width, int x, int y) {
        int at = 3 * (y * width + x);
        assertTrue(Arrays.equals(expected, 0, 3, pixels, at, at + 3), () -> "text at " + x + ", " + y);
    }

    private static CaptureStatus lost(String why) {
        return new CaptureStatus(CameraState.LOST, SINCE, null, why);
    }

    private static byte[] draw(int width, int height, String name, String why) {
        try (StatusCard card = new StatusCard()) {
            Mat pixels = card.draw(name, lost(why), width, height).pixels();
            assertEquals(width, pixels.cols());
            assertEquals(height, pixels.rows());
            return bytes(pixels);
        }
    }

    private static byte[] bytes(Mat pixels) {
        ByteBuffer buffer = pixels.createBuffer();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static void save(String name, byte[] pixels, int width, int height) throws IOException {
        Files.createDirectories(PICTURES);
        try (Mat picture = new Mat(height, width, CV_8UC3)) {
            picture.<ByteBuffer>createBuffer().put(pixels);
            imwrite(PICTURES.resolve("card-" + name + ".png").toString(), picture);
        }
    }
}
