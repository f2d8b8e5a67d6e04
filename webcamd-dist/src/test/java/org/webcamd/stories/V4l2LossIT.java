package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.wire.Info;

/**
 * A camera that goes away, in all the ways there are, and comes back. With one that does so when it is told to, in a
 * file named by {@code -Dwebcamd.test.camera.faults=…}; skipped without.
 */
@Timeout(180)
final class V4l2LossIT {
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
    void unpluggedCameraComesBackOnTheSameConnection() throws Exception {
        try (WatchedDevice watched = live()) {
            watched.assertLostAfter(camera.tell("unplug"));
            watched.awaitLive(camera.plug(), "it was there again");
            assertEquals(1, watched.info().number("reconnects"));
        }
    }

    @Test
    void cameraUnpluggedAgainAndAgainComesBackEachTime() throws Exception {
        try (WatchedDevice watched = live()) {
            for (int i = 1; i <= 3; i++) {
                camera.tell("unplug");
                camera.awaitGone();
                watched.awaitLive(camera.plug(), "it was there again");
            }
        }
    }

    @Test
    void cameraThatIsPluggedInAfterTheStartIsFound() throws Exception {
        camera.tell("unplug");
        camera.awaitGone();
        try (WatchedDevice watched = WatchedDevice.open(story, device)) {
            watched.assertLostAfter(System.nanoTime());
            watched.awaitLive(camera.plug(), "it was there again");
        }
    }

    /** The system gives another number to a camera whose old device is still held open by some program. */
    @Test
    void cameraThatComesBackUnderAnotherNumberIsFound() throws Exception {
        try (WatchedDevice watched = live(); FileInputStream holder = new FileInputStream(device)) {
            watched.assertLostAfter(camera.tell("unplug"));
            watched.awaitLive(camera.plug(), "it was there again");
            assertTrue(holder.getFD().valid());
            assertFalse(Files.exists(Path.of(device)), "it came back under the same number");
        }
    }

    /** The program itself holds the device open while it sleeps. */
    @Test
    void cameraReplacedWhileNobodyWatchesIsThereForTheNextViewer() throws Exception {
        try (InProcessProgram program = InProcessProgram.start("--source", device)) {
            try (Witness early = new Witness(program, "/?stream")) {
                early.await(SeenPicture.Kind.LIVE, System.nanoTime());
            }
            Info.await(program, info -> info.cameraState().equals("asleep"));
            camera.tell("unplug");
            camera.awaitGone();
            camera.plug();
            try (Witness late = new Witness(program, "/?stream")) {
                long begin = System.nanoTime();
                long live = late.await(SeenPicture.Kind.LIVE, begin);
                System.out.printf("%s: live %.2f s after the viewer came, longest gap %.2f s%n", story,
                    (live - begin) / 1e9, late.longestGapSeconds(begin));
            }
        }
    }

    @Test
    void cameraThatFreezesIsLostAndComesBack() throws Exception {
        try (WatchedDevice watched = live()) {
            watched.assertLostAfter(camera.tell("freeze"));
            watched.awaitLive(camera.tell("thaw"), "thaw");
        }
    }

    @Test
    void cameraThatFreezesForAMomentIsNotLost() throws Exception {
        try (WatchedDevice watched = live()) {
            camera.tell("freeze");
            TimeUnit.SECONDS.sleep(1);
            watched.awaitLive(camera.tell("thaw"), "thaw");
            assertEquals(0, watched.info().number("reconnects"));
        }
    }

    @Test
    void stalledCameraIsReopened() throws Exception {
        try (WatchedDevice watched = live()) {
            camera.tell("stall");
            watched.awaitReconnects(1);
        }
    }

    @Test
    void brokenTransferIsSurvived() throws Exception {
        try (WatchedDevice watched = live()) {
            camera.tell("break 3");
            watched.awaitFrames();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 20})
    void cameraThatRefusesToStartIsTriedAgain(int times) throws Exception {
        try (WatchedDevice watched = live()) {
            camera.tell("refuse " + times);
            camera.tell("stall");
            watched.awaitReconnects(1);
        }
    }

    /** Tries are two seconds apart by then. */
    @Test
    void cameraThatIsFrozenForLongComesBack() throws Exception {
        try (WatchedDevice watched = live()) {
            camera.tell("freeze");
            TimeUnit.SECONDS.sleep(15);
            watched.awaitLive(camera.tell("thaw"), "thaw");
        }
    }

    @Test
    void cameraThatIsFrozenAtTheStartIsWaitedFor() throws Exception {
        camera.tell("freeze");
        try (WatchedDevice watched = WatchedDevice.open(story, device)) {
            watched.assertLostAfter(System.nanoTime());
            watched.awaitLive(camera.tell("thaw"), "thaw");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unplug", "freeze", "stall"})
    void programEndsWhileTheCameraIsLost(String fault) throws Exception {
        try (WatchedDevice watched = live()) {
            watched.viewer().await(SeenPicture.Kind.CARD, camera.tell(fault));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unplug", "freeze"})
    void programEndsAtTheMomentOfTheLoss(String fault) throws Exception {
        try (WatchedDevice watched = live()) {
            camera.tell(fault);
            assertTrue(watched.viewer().isConnected());
        }
    }

    private WatchedDevice live() throws Exception {
        return WatchedDevice.live(story, device, "--width", "640", "--height", "480");
    }

}
