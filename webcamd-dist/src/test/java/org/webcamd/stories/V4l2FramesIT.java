package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.webcamd.wire.Info;

/**
 * Frames that are not as they should be. With a camera that makes JPEGs, and wrong ones when it is told to, in a file
 * named by {@code -Dwebcamd.test.camera.faults=…}; skipped without.
 */
@Timeout(180)
final class V4l2FramesIT {
    private static final int FRAMES = 5;

    private String device;
    private CameraFaults camera;
    private String story;

    @BeforeEach
    void wantCamera(TestInfo test) throws Exception {
        device = WatchedDevice.name("webcamd.test.device");
        camera = CameraFaults.of(device);
        camera.mend();
        story = WatchedDevice.story(test);
    }

    @Test
    void truncatedFramesAreDroppedAndCounted() throws Exception {
        try (WatchedDevice watched = live()) {
            camera.tell("truncate " + FRAMES);
            Info info = watched.awaitFrames();
            assertEquals(FRAMES, info.number("truncated"));
            assertEquals(0, info.number("reconnects"));
        }
    }

    @Test
    void cameraThatOnlyTruncatesIsLostAndComesBack() throws Exception {
        try (WatchedDevice watched = live()) {
            watched.assertLostAfter(camera.tell("truncate 100000"));
            watched.awaitLive(camera.tell("truncate 0"), "the last truncated frame");
        }
    }

    @Test
    void garbageIsDroppedAndCounted() throws Exception {
        try (WatchedDevice watched = live()) {
            camera.tell("garbage " + FRAMES);
            Info info = watched.awaitFrames();
            assertEquals(FRAMES, info.number("garbage"));
            assertEquals(0, info.number("reconnects"));
        }
    }

    @Test
    void emptyFramesAreSurvived() throws Exception {
        try (WatchedDevice watched = live()) {
            camera.tell("empty " + FRAMES);
            watched.awaitFrames();
            assertEquals(0, watched.info().number("reconnects"));
        }
    }

    @Test
    void framesThatTheDriverMarksBadAreSurvived() throws Exception {
        try (WatchedDevice watched = live()) {
            camera.tell("error " + FRAMES);
            watched.awaitFrames();
            assertEquals(0, watched.info().number("reconnects"));
        }
    }

    @Test
    void paddingIsCut() throws Exception {
        try (WatchedDevice watched = live()) {
            camera.tell("pad 500");
            Info.await(watched.program(), info -> info.number("trailingBytesCut") >= WatchedDevice.FRAMES);
        }
    }

    @Test
    void missingHuffmanTablesAreAdded() throws Exception {
        try (WatchedDevice watched = live()) {
            camera.tell("dht off");
            Info.await(watched.program(), info -> info.number("huffmanTablesAdded") >= WatchedDevice.FRAMES);
            assertTrue(watched.viewer().seen().stream()
                .allMatch(picture -> new String(picture.jpeg(), StandardCharsets.ISO_8859_1).contains("\u00ff\u00c4")));
        }
    }

    private WatchedDevice live() throws Exception {
        return WatchedDevice.live(story, device, "--width", "640", "--height", "480");
    }

}
