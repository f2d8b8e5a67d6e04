package org.webcamd.v4l2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.CameraMode;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.CaptureFormat;
import org.webcamd.camera.Picture;
import org.webcamd.counters.Counters;
import org.webcamd.frame.CaptureTime;
import org.webcamd.frame.Frame;
import org.webcamd.frame.PictureLabels;
import org.webcamd.frame.SampleFrames;
import org.webcamd.jpeg.FrameMaker;
import org.webcamd.jpeg.SampleJpegs;
import org.webcamd.memory.TestMemory;
import org.webcamd.transcode.FrameEncoder;

/** With a real device, named by {@code -Dwebcamd.test.device=/dev/video0}; skipped without. */
@Timeout(120)
final class V4l2CameraIT {
    private static final int FRAMES = 10;
    private static final String DEVICE = System.getProperty("webcamd.test.device", "");

    @BeforeEach
    void wantDevice() {
        assumeTrue(!DEVICE.isEmpty(), "no camera: name one with -Dwebcamd.test.device=/dev/video0");
    }

    @ParameterizedTest
    @EnumSource(CaptureFormat.class)
    void cameraGivesWholePicturesOfItsSize(CaptureFormat format) throws Exception {
        FrameMaker maker = new FrameMaker(TestMemory.share(), new Counters(), new PictureLabels(), false);
        try (Camera camera = open(format); FrameEncoder encoder = new FrameEncoder(TestMemory.share(), 80)) {
            CameraMode mode = camera.mode();
            for (int good = 0, tries = 0; good < FRAMES; tries++) {
                assertTrue(tries < 3 * FRAMES, "more broken pictures than good ones");
                Frame frame = frame(camera.grab(), maker, encoder);
                if (frame != null) {
                    byte[] jpeg = SampleFrames.jpeg(frame);
                    frame.release();
                    assertIsPictureOf(mode, jpeg);
                    good++;
                }
            }
        }
    }

    private static Frame frame(Picture picture, FrameMaker maker, FrameEncoder encoder) {
        if (picture instanceof Picture.Jpeg jpeg) {
            return maker.live(jpeg);
        }
        return encoder.encode((Picture.Raw) picture, 1, CaptureTime.now(), Frame.Kind.LIVE);
    }

    @Test
    void timesOfCaptureGrowAndAreRecent() throws Exception {
        try (Camera camera = open(CaptureFormat.AUTO)) {
            long last = System.nanoTime() - TimeUnit.SECONDS.toNanos(30);
            for (int i = 0; i < FRAMES; i++) {
                long captured = camera.grab().capturedNanos();
                assertTrue(captured - last > 0, "frame " + i + " is older than the one before");
                assertTrue(System.nanoTime() - captured >= 0, "frame " + i + " is from the future");
                last = captured;
            }
        }
    }

    @Test
    void deviceIsFreeAgainAfterTheClose() throws Exception {
        for (int i = 0; i < 3; i++) {
            try (Camera camera = open(CaptureFormat.AUTO)) {
                assertNotNull(camera.grab());
            }
        }
    }

    private static Camera open(CaptureFormat format) throws CameraException {
        return new V4l2Source(Path.of(DEVICE), new CameraSettings(640, 480, 30, format)).open(null);
    }

    private static void assertIsPictureOf(CameraMode mode, byte[] jpeg) {
        SampleJpegs.Pixels pixels = SampleJpegs.decode(jpeg);
        assertNotNull(pixels, "a JPEG that OpenCV cannot decode");
        assertEquals(mode.width(), pixels.width());
        assertEquals(mode.height(), pixels.height());
    }
}
