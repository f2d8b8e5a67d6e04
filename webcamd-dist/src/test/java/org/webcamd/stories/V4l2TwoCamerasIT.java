package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.wire.Head;
import org.webcamd.wire.RawConnection;

/**
 * Two real cameras in one program, of which the first fails when it is told to; the second is named by
 * {@code -Dwebcamd.test.device2=/dev/video2}. Skipped without either.
 */
@Timeout(180)
final class V4l2TwoCamerasIT {
    private String failing;
    private String other;
    private CameraFaults camera;

    @BeforeEach
    void wantCameras() throws Exception {
        failing = WatchedDevice.name("webcamd.test.device");
        other = WatchedDevice.name("webcamd.test.device2");
        camera = CameraFaults.of(failing);
        camera.mend();
    }

    @Test
    void unpluggedCameraComesBackAndHarmsNoOther() throws Exception {
        try (InProcessProgram program = start();
            Witness first = new Witness(program, "/failing/?stream");
            Witness second = new Witness(program, "/other/?stream")) {
            awaitLive(first, second);
            long cards = second.count(SeenPicture.Kind.CARD);
            final long unplugged = camera.tell("unplug");
            first.await(SeenPicture.Kind.CARD, unplugged);
            assertEquals(503, snapshotStatus(program, "/failing/?snapshot"));
            assertEquals(200, snapshotStatus(program, "/other/?snapshot"));
            second.await(SeenPicture.Kind.LIVE, System.nanoTime());
            long there = camera.plug();
            long live = first.await(SeenPicture.Kind.LIVE, there);
            second.await(SeenPicture.Kind.LIVE, live);
            end(program, first, second);

            System.out.printf("two cameras: live %.2f s after it was there again; longest gap of the other %.2f s%n",
                (live - there) / 1e9, second.longestGapSeconds(unplugged));
            assertEquals(cards, second.count(SeenPicture.Kind.CARD), "cards in place of the other camera");
        }
    }

    @Test
    void frozenCameraHarmsNoOther() throws Exception {
        try (InProcessProgram program = start();
            Witness first = new Witness(program, "/failing/?stream");
            Witness second = new Witness(program, "/other/?stream")) {
            awaitLive(first, second);
            long cards = second.count(SeenPicture.Kind.CARD);
            final long frozen = camera.tell("freeze");
            first.await(SeenPicture.Kind.CARD, frozen);
            second.await(SeenPicture.Kind.LIVE, System.nanoTime());
            first.await(SeenPicture.Kind.LIVE, camera.tell("thaw"));
            end(program, first, second);

            System.out.printf("two cameras: longest gap beside one that froze %.2f s%n",
                second.longestGapSeconds(frozen));
            assertEquals(cards, second.count(SeenPicture.Kind.CARD), "cards in place of the other camera");
        }
    }

    private InProcessProgram start() throws InterruptedException {
        return InProcessProgram.startCameras(
            List.of("failing=" + failing, "other=" + other + ",width=320,height=180"), "--snapshot-timeout", "1");
    }

    private static void awaitLive(Witness... viewers) throws InterruptedException {
        for (Witness viewer : viewers) {
            viewer.await(SeenPicture.Kind.LIVE, System.nanoTime());
        }
    }

    private static int snapshotStatus(InProcessProgram program, String target) throws IOException {
        try (RawConnection client = RawConnection.to(program).get(target)) {
            Head head = client.readHead();
            client.read(head.contentLength());
            return head.status();
        }
    }

    /** Ends the program: decoding what still comes would never come to an end. */
    private static void end(InProcessProgram program, Witness... viewers) {
        for (Witness viewer : viewers) {
            assertTrue(viewer.isConnected(), "a viewer's connection was closed");
        }
        program.requestStop();
        program.awaitEndNanos();
        for (Witness viewer : viewers) {
            viewer.awaitEnd();
            assertEquals(0, viewer.count(SeenPicture.Kind.BROKEN));
        }
    }
}
