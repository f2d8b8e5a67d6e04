package org.webcamd.v4l2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.Picture;

final class V4l2CameraTest {
    private static final int WIDTH = 8;
    private static final int HEIGHT = 4;

    @Test
    void jpegIsTheDriversBytes() throws Exception {
        ScriptedDriver driver = new ScriptedDriver("MJPG", WIDTH, HEIGHT, 0);
        for (int i = 0; i < 10; i++) {
            driver.script.add(new ScriptedDriver.Given(new byte[] {1, 2, (byte) i}, System.nanoTime(), 0));
        }
        try (V4l2Camera camera = driver.open()) {
            assertEquals("8x4 MJPG at 30 frames/s", camera.mode().toString());
            for (int i = 0; i < 10; i++) {
                Picture.Jpeg jpeg = assertInstanceOf(Picture.Jpeg.class, camera.grab());
                byte[] bytes = new byte[jpeg.bytes().remaining()];
                jpeg.bytes().get(bytes);
                assertArrayEquals(new byte[] {1, 2, (byte) i}, bytes);
            }
        }
        assertFalse(driver.streams);
        assertEquals(0, driver.mapped);
        assertEquals(1, driver.closes);
    }

    @Test
    void paddingOfLinesIsNotShown() throws Exception {
        int line = WIDTH + 24;
        ScriptedDriver driver = new ScriptedDriver("GREY", WIDTH, HEIGHT, line);
        byte[] bytes = new byte[line * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            Arrays.fill(bytes, y * line, y * line + WIDTH, (byte) (y + 1));
        }
        driver.script.add(new ScriptedDriver.Given(bytes, System.nanoTime(), 0));
        try (V4l2Camera camera = driver.open()) {
            Picture.Raw raw = assertInstanceOf(Picture.Raw.class, camera.grab());
            byte[] pixels = new byte[WIDTH * HEIGHT];
            ((ByteBuffer) raw.pixels().createBuffer()).get(pixels);
            for (int i = 0; i < pixels.length; i++) {
                assertEquals(i / WIDTH + 1, pixels[i]);
            }
        }
    }

    @Test
    void pictureThatTheDriverMarksAsBrokenIsDropped() throws Exception {
        ScriptedDriver driver = new ScriptedDriver("MJPG", WIDTH, HEIGHT, 0);
        driver.script.add(new ScriptedDriver.Given(new byte[9], System.nanoTime(), ScriptedDriver.ERROR));
        driver.script.add(new ScriptedDriver.Given(new byte[9], System.nanoTime(), 0));
        try (V4l2Camera camera = driver.open()) {
            assertEquals(Picture.Dropped.Reason.BAD, assertInstanceOf(Picture.Dropped.class, camera.grab()).why());
            assertInstanceOf(Picture.Jpeg.class, camera.grab());
        }
    }

    @Test
    void pixelsThatAreTooFewAreDropped() throws Exception {
        ScriptedDriver driver = new ScriptedDriver("YUYV", WIDTH, HEIGHT, 0);
        driver.script.add(new ScriptedDriver.Given(new byte[2 * WIDTH * HEIGHT - 1], System.nanoTime(), 0));
        driver.script.add(new ScriptedDriver.Given(new byte[2 * WIDTH * HEIGHT], System.nanoTime(), 0));
        try (V4l2Camera camera = driver.open()) {
            assertEquals(Picture.Dropped.Reason.BAD, assertInstanceOf(Picture.Dropped.class, camera.grab()).why());
            assertInstanceOf(Picture.Raw.class, camera.grab());
        }
    }

    @Test
    void linesThatAreTooShortAreRefusedInOneLine() {
        ScriptedDriver driver = new ScriptedDriver("YUYV", WIDTH, HEIGHT, WIDTH);
        assertEquals("/dev/video9 gives 8x4 YUYV at 30/s with 8 bytes a line, which cannot be: "
            + "another --format may help",
            assertThrows(CameraException.class, driver::open).getMessage());
        assertEquals(0, driver.mapped);
        assertEquals(1, driver.closes);
    }

    @Test
    void driverThatFailsIsALostCamera() throws Exception {
        ScriptedDriver driver = new ScriptedDriver("MJPG", WIDTH, HEIGHT, 0);
        driver.script.add(new ScriptedDriver.Given(new byte[9], System.nanoTime(), 0));
        try (V4l2Camera camera = driver.open()) {
            camera.grab();
            assertEquals("/dev/video9 stopped giving pictures: unplugged, or its driver failed",
                assertThrows(CameraException.class, camera::grab).getMessage());
        }
        assertEquals(0, driver.mapped);
    }

    @Test
    void whatWasBegunIsGivenUpWhereTheStreamDoesNotStart() {
        ScriptedDriver driver = new ScriptedDriver("MJPG", WIDTH, HEIGHT, 0);
        driver.refused.add(Ioctl.STREAMON);
        assertTrue(assertThrows(CameraException.class, driver::open).getMessage().contains("does not answer (EIO)"));
        assertEquals(0, driver.mapped);
        assertEquals(1, driver.closes);
    }
}
