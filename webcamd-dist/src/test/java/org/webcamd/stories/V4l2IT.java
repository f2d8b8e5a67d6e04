package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.wire.Head;
import org.webcamd.wire.RawConnection;
import org.webcamd.wire.StreamPart;

/** With a real camera, named by {@code -Dwebcamd.test.device=/dev/video0}; skipped without. */
@Timeout(120)
final class V4l2IT {
    private String device;
    private String story;

    @BeforeEach
    void wantDevice(TestInfo test) {
        device = WatchedDevice.name("webcamd.test.device");
        story = WatchedDevice.story(test);
    }

    /** A camera that does not make JPEGs is encoded, or gives what it has in place of what was asked for. */
    @ParameterizedTest
    @ValueSource(strings = {"auto", "mjpeg", "yuyv"})
    void everyFormatIsShownWithoutABrokenPicture(String format) throws Exception {
        try (WatchedDevice watched = WatchedDevice.live(story, device, "--format", format, "--width", "320",
            "--height", "180")) {
            assertEquals("live", watched.awaitFrames().cameraState());
            assertEquals(0, watched.viewer().count(SeenPicture.Kind.BROKEN));
        }
    }

    @Test
    void rotatedAndPlainViewersWatchAtOnce() throws Exception {
        try (WatchedDevice watched = WatchedDevice.live(story, device);
            Witness turned = new Witness(watched.program(), "/?stream&rotate=90")) {
            turned.await(SeenPicture.Kind.LIVE, System.nanoTime());
            watched.awaitLive(System.nanoTime(), "a turned picture");
            assertEquals(0, turned.count(SeenPicture.Kind.BROKEN));
        }
    }

    @Test
    void sleepingCameraWakesForAPicture() throws Exception {
        try (WatchedDevice watched = WatchedDevice.live(story, device, "--snapshot-timeout", "20")) {
            Witness second = new Witness(watched.program(), "/?stream");
            second.await(SeenPicture.Kind.LIVE, System.nanoTime());
            second.close();
            try (RawConnection client = RawConnection.to(watched.program()).get("/?snapshot&max_age=0")) {
                Head head = client.readHead();
                assertEquals(200, head.status());
                StreamPart.checkJpeg(client.read(head.contentLength()));
            }
            assertTrue(watched.viewer().isConnected());
        }
    }
}
