package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.camera.Control;
import org.webcamd.v4l2.ControlPanel;
import org.webcamd.wire.Info;

/**
 * With the kernel's test driver vivid, whose controls make it fail, at {@code -Dwebcamd.test.device=…}; skipped with
 * other cameras. It gives raw pictures, so all that viewers are shown was encoded here.
 */
@Timeout(180)
final class V4l2DriverFaultsIT {
    private static final String DISCONNECT = "disconnect";
    private static final String FAIL_FOR_GOOD = "inject_fatal_streaming_error";
    private static final String DROPPED_PERCENT = "percentage_of_dropped_buffers";
    private static final String QUEUE_ERROR = "inject_vidioc_qbuf_error";
    private static final int BUFFERS = 12;

    private String device;
    private ControlPanel driver;
    private String story;

    @BeforeEach
    void wantDriver(TestInfo test) throws Exception {
        device = WatchedDevice.name("webcamd.test.device");
        driver = new ControlPanel(Path.of(device));
        List<String> controls = driver.list().stream().map(Control::name).toList();
        assumeTrue(controls.contains(DISCONNECT), () -> "the driver of " + device + " cannot be told to fail");
        driver.set(DROPPED_PERCENT, "0");
        story = WatchedDevice.story(test);
    }

    @Test
    void disconnectedDriverIsReopened() throws Exception {
        try (WatchedDevice watched = live()) {
            press(DISCONNECT);
            watched.awaitReconnects(1);
        }
    }

    @Test
    void streamThatFailsForGoodIsBegunAnew() throws Exception {
        try (WatchedDevice watched = live()) {
            press(FAIL_FOR_GOOD);
            watched.awaitReconnects(1);
        }
    }

    /** The driver fails once when it is next asked to, which is when the stream is begun anew. */
    @ParameterizedTest
    @ValueSource(strings = {"inject_vidioc_reqbufs_error", "inject_vidioc_streamon_error"})
    void driverThatFailsToStartIsTriedAgain(String error) throws Exception {
        try (WatchedDevice watched = live()) {
            press(FAIL_FOR_GOOD);
            press(error);
            watched.awaitReconnects(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {QUEUE_ERROR, "inject_v4l2_buf_flag_error"})
    void errorOfOneBufferIsNotNoticed(String error) throws Exception {
        try (WatchedDevice watched = live()) {
            press(error);
            watched.awaitFrames();
            assertEquals(0, watched.info().number("reconnects"));
        }
    }

    /** More often than there are buffers. */
    @Test
    void errorOfEveryBufferIsSurvived() throws Exception {
        try (WatchedDevice watched = live()) {
            for (int i = 0; i < BUFFERS; i++) {
                long before = watched.info().number("framesCaptured");
                press(QUEUE_ERROR);
                Info.await(watched.program(), info -> info.number("framesCaptured") > before);
            }
            watched.awaitFrames();
        }
    }

    @Test
    void driverThatDropsEverythingIsLostAndComesBack() throws Exception {
        try (WatchedDevice watched = live()) {
            final long began = System.nanoTime();
            driver.set(DROPPED_PERCENT, "100");
            watched.assertLostAfter(began);
            final long ended = System.nanoTime();
            driver.set(DROPPED_PERCENT, "0");
            watched.awaitLive(ended, "the last frame was dropped");
        }
    }

    @Test
    void driverThatDropsEveryOtherFrameIsNotLost() throws Exception {
        try (WatchedDevice watched = live()) {
            driver.set(DROPPED_PERCENT, "50");
            watched.awaitFrames();
            assertEquals(0, watched.info().number("reconnects"));
        }
    }

    private WatchedDevice live() throws Exception {
        return WatchedDevice.live(story, device, "--width", "320", "--height", "180");
    }

    private void press(String button) throws Exception {
        driver.set(button, "1");
    }
}
