package org.webcamd.v4l2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.webcamd.camera.OpenCv;

final class RawFormatTest {
    private static final int WIDTH = 64;
    private static final int HEIGHT = 48;
    private static final int NEARLY = 3;

    @BeforeAll
    static void load() {
        OpenCv.load();
    }

    @ParameterizedTest
    @EnumSource(RawFormat.class)
    void paddedLinesGiveTheSamePixels(RawFormat format) {
        int line = format.lineBytes(WIDTH);
        byte[] tight = new byte[(int) format.pictureBytes(WIDTH, HEIGHT, line)];
        new Random(1).nextBytes(tight);
        byte[] expected = pixels(format, tight, line);
        for (int padding : new int[] {2, 16, 62, 4096 - line}) {
            byte[] padded = padded(format, tight, line, line + padding);
            assertEquals(padded.length, format.pictureBytes(WIDTH, HEIGHT, line + padding));
            assertArrayEquals(expected, pixels(format, padded, line + padding), padding + " bytes of padding");
        }
    }

    @ParameterizedTest
    @EnumSource(RawFormat.class)
    void pixelsAreAsManyAsThePictureHas(RawFormat format) {
        int line = format.lineBytes(WIDTH);
        int channels = pixels(format, new byte[(int) format.pictureBytes(WIDTH, HEIGHT, line)], line).length
            / (WIDTH * HEIGHT);
        assertTrue(channels == 1 || channels == 3, channels + " channels");
    }

    @Test
    void redIsRedInEachOrderOfYuv() {
        // Brightness 82, blue difference 90, red difference 240.
        assertRed(RawFormat.YUYV, 82, 90, 82, 240);
        assertRed(RawFormat.YVYU, 82, 240, 82, 90);
        assertRed(RawFormat.UYVY, 90, 82, 240, 82);
    }

    @Test
    void redIsRedInPlanes() {
        assertRed(RawFormat.NV12, planes(90, 240, true));
        assertRed(RawFormat.NV21, planes(240, 90, true));
        assertRed(RawFormat.YU12, planes(90, 240, false));
        assertRed(RawFormat.YV12, planes(240, 90, false));
    }

    @Test
    void redIsRedInEachOrderOfColours() {
        assertRed(RawFormat.BGR3, 0, 0, 255);
        assertRed(RawFormat.RGB3, 255, 0, 0);
        for (RawFormat format : List.of(RawFormat.XR24, RawFormat.AR24, RawFormat.BGR4)) {
            assertRed(format, 0, 0, 255, 7);
        }
        assertRed(RawFormat.XB24, 255, 0, 0, 7);
        assertRed(RawFormat.AB24, 255, 0, 0, 7);
        assertRed(RawFormat.RGBP, 0x00, 0xF8);
        for (RawFormat format : List.of(RawFormat.RGBO, RawFormat.XR15, RawFormat.AR15)) {
            assertRed(format, 0x00, 0x7C);
        }
    }

    @Test
    void greyOfMoreBitsKeepsTheHighOnes() {
        assertEquals(200, grey(RawFormat.GREY, 200));
        assertEquals(200, grey(RawFormat.Y10, 200 << 2 & 0xFF, 200 >> 6));
        assertEquals(200, grey(RawFormat.Y12, 200 << 4 & 0xFF, 200 >> 4));
        assertEquals(200, grey(RawFormat.Y14, 200 << 6 & 0xFF, 200 >> 2));
        assertEquals(200, grey(RawFormat.Y16, 0, 200));
        assertEquals(200, grey(RawFormat.Y16_BE, 200, 0));
    }

    @Test
    void redIsRedInEachMosaic() {
        assertMosaic(RawFormat.BA81, 1, 1);
        assertMosaic(RawFormat.GBRG, 1, 0);
        assertMosaic(RawFormat.GRBG, 0, 1);
        assertMosaic(RawFormat.RGGB, 0, 0);
    }

    @Test
    void layoutThatCannotBeDoesNotFit() {
        assertFalse(RawFormat.YUYV.fits(WIDTH, HEIGHT, 2 * WIDTH - 1));
        assertTrue(RawFormat.YUYV.fits(WIDTH, HEIGHT, 2 * WIDTH));
        assertFalse(RawFormat.NV12.fits(WIDTH, HEIGHT - 1, WIDTH));
        assertFalse(RawFormat.YU12.fits(WIDTH, HEIGHT, WIDTH + 1));
        assertFalse(RawFormat.GREY.fits(0, HEIGHT, WIDTH));
    }

    @Test
    void fourCharactersAreThoseOfTheKernel() {
        assertEquals(RawFormat.Y16_BE, RawFormat.of(Structs.fourcc(Structs.fourcc("Y16 ") | 1 << 31)).orElseThrow());
        assertEquals(RawFormat.Y10, RawFormat.of(Structs.fourcc(Structs.fourcc("Y10"))).orElseThrow());
        assertTrue(RawFormat.of("H264").isEmpty());
    }

    /** Red where the mosaic has it, and nothing else. */
    private static void assertMosaic(RawFormat format, int redRow, int redColumn) {
        byte[] bytes = new byte[WIDTH * HEIGHT];
        for (int y = redRow; y < HEIGHT; y += 2) {
            for (int x = redColumn; x < WIDTH; x += 2) {
                bytes[y * WIDTH + x] = (byte) 255;
            }
        }
        assertRed(format, bytes);
    }

    private static byte[] planes(int first, int second, boolean together) {
        byte[] bytes = new byte[WIDTH * HEIGHT * 3 / 2];
        for (int i = 0; i < bytes.length; i++) {
            int colour = i - WIDTH * HEIGHT;
            boolean isFirst = together ? colour % 2 == 0 : colour < WIDTH * HEIGHT / 4;
            bytes[i] = (byte) (colour < 0 ? 82 : isFirst ? first : second);
        }
        return bytes;
    }

    private static void assertRed(RawFormat format, int... pattern) {
        assertRed(format, repeated(format, pattern));
    }

    private static void assertRed(RawFormat format, byte[] bytes) {
        byte[] pixels = pixels(format, bytes, format.lineBytes(WIDTH));
        int middle = (HEIGHT / 2 * WIDTH + WIDTH / 2) * 3;
        assertEquals(0, pixels[middle] & 0xFF, NEARLY, format + ": blue");
        assertEquals(0, pixels[middle + 1] & 0xFF, NEARLY, format + ": green");
        assertEquals(255, pixels[middle + 2] & 0xFF, 8, format + ": red");
    }

    private static int grey(RawFormat format, int... pattern) {
        return pixels(format, repeated(format, pattern), format.lineBytes(WIDTH))[WIDTH] & 0xFF;
    }

    private static byte[] repeated(RawFormat format, int... pattern) {
        byte[] bytes = new byte[format.lineBytes(WIDTH) * HEIGHT];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) pattern[i % pattern.length];
        }
        return bytes;
    }

    private static byte[] padded(RawFormat format, byte[] tight, int line, int paddedLine) {
        byte[] padded = new byte[(int) format.pictureBytes(WIDTH, HEIGHT, paddedLine)];
        new Random(2).nextBytes(padded);
        boolean halfLines = format == RawFormat.YU12 || format == RawFormat.YV12;
        int from = 0;
        int to = 0;
        for (int y = 0; from < tight.length; y++) {
            boolean half = halfLines && y >= HEIGHT;
            int bytes = half ? line / 2 : line;
            System.arraycopy(tight, from, padded, to, bytes);
            from += bytes;
            to += half ? paddedLine / 2 : paddedLine;
        }
        return padded;
    }

    private static byte[] pixels(RawFormat format, byte[] bytes, int line) {
        // In the midst of other memory, as a driver's picture may be.
        ByteBuffer memory = ByteBuffer.allocateDirect(bytes.length + 8).position(8).put(bytes).position(8);
        try (Mat pixels = new Mat()) {
            format.convert(memory.slice(), WIDTH, HEIGHT, line, pixels);
            byte[] result = new byte[(int) (pixels.total() * pixels.elemSize())];
            ((ByteBuffer) pixels.createBuffer()).get(result);
            assertEquals(WIDTH, pixels.cols());
            assertEquals(HEIGHT, pixels.rows());
            return result;
        }
    }
}
