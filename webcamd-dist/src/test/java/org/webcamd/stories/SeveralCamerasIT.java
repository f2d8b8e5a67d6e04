package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.wire.Head;
import org.webcamd.wire.Info;
import org.webcamd.wire.RawConnection;

@Timeout(60)
final class SeveralCamerasIT {
    /** Two seconds are aimed at; a machine that does ten things at once may take more. */
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final String NO_DEVICE = "/dev/video77";
    private static final List<String> CAMERAS =
        List.of("front=test", "side=test,width=160,height=120,rotate=90", "lost=" + NO_DEVICE);

    @BeforeEach
    void requireNoCamera() {
        assumeFalse(Files.exists(Path.of(NO_DEVICE)), "there is a camera at " + NO_DEVICE);
    }

    @Test
    void everyStreamShowsItsOwnCamera() throws Exception {
        try (LogRecords log = new LogRecords(); InProcessProgram program = InProcessProgram.startCameras(CAMERAS);
            RawConnection first = Viewer.open(program, "/?stream");
            RawConnection front = Viewer.open(program, "/front/stream.mjpg");
            RawConnection side = Viewer.open(program, "/webcam/side/?action=stream");
            RawConnection numbered = Viewer.open(program, "/?action=stream_1");
            RawConnection lost = Viewer.open(program, "/lost/?stream")) {
            assertSize(320, 240, Viewer.readParts(first, 3).get(2).jpeg());
            assertSize(320, 240, Viewer.readParts(front, 3).get(2).jpeg());
            assertSize(120, 160, Viewer.readParts(side, 3).get(2).jpeg());
            assertSize(120, 160, Viewer.readParts(numbered, 3).get(2).jpeg());
            List<Long> cards = Viewer.readParts(lost, 2).stream().map(part -> part.timestampMicros()).toList();
            assertTrue(cards.get(1) - cards.get(0) > 500_000, () -> "no cards but " + cards);
            assertEquals(1, log.troubles().size(), log.troubles()::toString);
            String line = log.troubles().get(0);
            assertTrue(line.contains("camera lost: no camera at " + NO_DEVICE), line);
        }
    }

    @Test
    void pictureIsThatOfItsCamera() throws Exception {
        try (InProcessProgram program = InProcessProgram.startCameras(CAMERAS)) {
            assertSize(320, 240, snapshot(program, "/?snapshot", 200));
            assertSize(120, 160, snapshot(program, "/side/snapshot.jpg", 200));
            assertSize(120, 160, snapshot(program, "/?action=snapshot_1", 200));
        }
    }

    @Test
    void requestForAPictureOfALostCameraIsToldWhatIsWrongWithIt() throws Exception {
        try (InProcessProgram program = InProcessProgram.startCameras(CAMERAS, "--snapshot-timeout", "0.5")) {
            String reason = new String(snapshot(program, "/LOST?action=snapshot", 503), StandardCharsets.UTF_8);
            assertTrue(reason.startsWith("no picture: no camera at " + NO_DEVICE), reason);
        }
    }

    private static byte[] snapshot(InProcessProgram program, String target, int status) throws IOException {
        try (RawConnection client = RawConnection.to(program).get(target)) {
            Head head = client.readHead();
            byte[] body = client.read(head.contentLength());
            assertEquals(status, head.status(), () -> new String(body, StandardCharsets.UTF_8));
            return body;
        }
    }

    @Test
    void statisticsListAllCamerasAndTellOfTheOneThatIsNamed() throws Exception {
        try (InProcessProgram program = InProcessProgram.startCameras(CAMERAS);
            RawConnection viewer = Viewer.open(program, "/side/?stream")) {
            Viewer.readParts(viewer, 2);
            Info.await(program, info -> info.json().contains("\"name\":\"lost\",\"state\":\"lost\""));
            String first = Info.of(program).json();
            String side = Info.of(program, "/side/?info").json();

            assertEquals(List.of("front", "front", "side", "lost"), all("name", first));
            assertEquals(List.of("side", "front", "side", "lost"), all("name", side));
            assertEquals(List.of("side"), all("camera", first));
            assertEquals(List.of("0"), all("sessionCount", first));
            assertEquals(List.of("1"), all("sessionCount", side));
        }
    }

    @Test
    void camerasThatHangDoNotHoldUpTheEnd() throws Exception {
        String hangs = "=exec:trap '' TERM INT; while :; do sleep 1; done";
        try (InProcessProgram program =
            InProcessProgram.startCameras(List.of("front=test", "one" + hangs, "two" + hangs, "three" + hangs))) {
            assertSize(320, 240, snapshot(program, "/front/?snapshot", 200));
            program.requestStop();
            long nanos = program.awaitEndNanos();

            System.out.printf("ended %d ms after it was asked, with three cameras that hang%n", nanos / 1_000_000);
            assertTrue(nanos < LIMIT_NANOS);
        }
    }

    private static void assertSize(int width, int height, byte[] jpeg) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg));
        assertEquals(width + "x" + height, picture.getWidth() + "x" + picture.getHeight());
    }

    private static List<String> all(String key, String json) {
        return Pattern.compile("\"" + key + "\":\"?([\\w-]+)").matcher(json).results()
            .map((MatchResult found) -> found.group(1))
            .toList();
    }
}
