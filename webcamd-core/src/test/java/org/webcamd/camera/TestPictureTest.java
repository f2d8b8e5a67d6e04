package org.webcamd.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Leaves what it has drawn in {@code target/pictures}, to be looked at. */
final class TestPictureTest {
    private static final Path PICTURES = Path.of("target", "pictures");

    @BeforeAll
    static void loadNatives() throws IOException {
        OpenCv.load();
        Files.createDirectories(PICTURES);
    }

    @ParameterizedTest
    @CsvSource({"1280, 720", "320, 240", "480, 800", "16, 16", "1600, 64"})
    void pictureHasBarsFromLeftToRight(int width, int height) {
        try (TestPicture picture = new TestPicture(width, height)) {
            Mat pixels = picture.draw();
            opencv_imgcodecs.imwrite(PICTURES.resolve("test-" + width + "x" + height + ".png").toString(), pixels);
            ByteBuffer bytes = pixels.createBuffer();
            // The ball does not reach the top row.
            assertEquals("191 191 191", pixel(bytes, 0));
            assertEquals("191 0 0", pixel(bytes, width - 1));
            assertEquals("0 191 0", pixel(bytes, width / 2));
        }
    }

    @Test
    void everyPictureIsDrawnIntoTheSameMemory() {
        try (TestPicture picture = new TestPicture(64, 48)) {
            assertSame(picture.draw(), picture.draw());
        }
    }

    @Test
    void frameNumberAndClockStayInsideThePicture() {
        try (TestPicture picture = new TestPicture(640, 480)) {
            ByteBuffer bytes = picture.draw().createBuffer();
            boolean written = false;
            for (int y = 480 * 5 / 6; y < 480; y++) {
                assertEquals("32 24 16", pixel(bytes, y * 640 + 639));
                for (int x = 0; x < 640; x++) {
                    written |= pixel(bytes, y * 640 + x).equals("255 255 255");
                }
            }
            assertTrue(written);
        }
    }

    private static String pixel(ByteBuffer bytes, int index) {
        return (bytes.get(3 * index) & 0xFF) + " " + (bytes.get(3 * index + 1) & 0xFF) + " "
            + (bytes.get(3 * index + 2) & 0xFF);
    }
}
