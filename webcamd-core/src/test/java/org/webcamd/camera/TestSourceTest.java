package org.webcamd.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class TestSourceTest {
    @ParameterizedTest
    @CsvSource({"1280, 720", "320, 240", "16, 16", "17, 4000"})
    void picturesHaveTheSizeAskedFor(int width, int height) throws InterruptedException {
        try (Camera camera = open(width, height, 1000)) {
            Mat pixels = raw(camera).pixels();
            assertEquals(width, pixels.cols());
            assertEquals(height, pixels.rows());
            assertEquals(3, pixels.channels());
            assertEquals(width, camera.mode().width());
            assertEquals(height, camera.mode().height());
            assertEquals(1000, camera.mode().fps());
        }
    }

    @Test
    void captureTimesGrowAndAreTakenDuringTheGrab() throws InterruptedException {
        try (Camera camera = open(64, 64, 1000)) {
            long last = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                long captured = raw(camera).capturedNanos();
                assertTrue(captured - last > 0);
                assertTrue(System.nanoTime() - captured >= 0);
                last = captured;
            }
        }
    }

    @Test
    void picturesComeNoFasterThanAskedFor() throws InterruptedException {
        try (Camera camera = open(64, 64, 100)) {
            long first = raw(camera).capturedNanos();
            long last = first;
            for (int i = 0; i < 30; i++) {
                last = raw(camera).capturedNanos();
            }
            // One period less: a camera that is late once may be in time for the next.
            assertTrue(last - first >= TimeUnit.MILLISECONDS.toNanos(290 - 1), last - first + " ns for 30 frames");
        }
    }

    @Test
    void picturesMissedAreNotMadeUpFor() throws InterruptedException {
        try (Camera camera = open(64, 64, 50)) {
            long before = raw(camera).capturedNanos();
            // A consumer that is busy for 25 periods; what is asserted does not depend on how long it really was.
            TimeUnit.MILLISECONDS.sleep(500);
            raw(camera);
            long late = raw(camera).capturedNanos();
            long later = raw(camera).capturedNanos();
            long latest = raw(camera).capturedNanos();
            assertTrue(late > before);
            assertTrue(latest - late >= TimeUnit.MILLISECONDS.toNanos(19), "frames in a burst: "
                + (later - late) + " and " + (latest - later) + " ns apart");
        }
    }

    @Test
    void picturesDiffer() throws InterruptedException {
        try (Camera camera = open(640, 480, 1000)) {
            byte[] first = bytes(raw(camera).pixels());
            byte[] second = bytes(raw(camera).pixels());
            assertFalse(Arrays.equals(first, second));
        }
    }

    @Test
    void sourceIsOpenedAgainAndAgain() throws InterruptedException {
        TestSource source = new TestSource(new CameraSettings(64, 48, 1000, CaptureFormat.AUTO));
        assertEquals("test", source.name());
        for (int i = 0; i < 3; i++) {
            try (Camera camera = source.open(null)) {
                assertEquals(64, raw(camera).pixels().cols());
            }
        }
    }

    private static Camera open(int width, int height, double fps) {
        return new TestSource(new CameraSettings(width, height, fps, CaptureFormat.AUTO)).open(null);
    }

    private static Picture.Raw raw(Camera camera) throws InterruptedException {
        try {
            return (Picture.Raw) camera.grab();
        } catch (CameraException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static byte[] bytes(Mat pixels) {
        ByteBuffer buffer = pixels.createBuffer();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
