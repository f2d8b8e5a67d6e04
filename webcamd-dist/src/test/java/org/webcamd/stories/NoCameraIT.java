package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.wire.Head;
import org.webcamd.wire.Info;
import org.webcamd.wire.RawConnection;
import org.webcamd.wire.StreamPart;

@Timeout(60)
final class NoCameraIT {
    private static final String DEVICE = "/dev/video99";

    @BeforeEach
    void requireNoCamera() {
        assumeFalse(Files.exists(Path.of(DEVICE)), "there is a camera at " + DEVICE);
    }

    @Test
    void oneLineSaysWhatToDo() throws Exception {
        try (LogRecords log = new LogRecords(); InProcessProgram program = InProcessProgram.start("--source", DEVICE)) {
            Info.await(program, info -> info.cameraState().equals("lost"));
            // Tried again at 0.25 and 0.75 s: nothing new to be said.
            TimeUnit.SECONDS.sleep(1);

            assertTrue(program.greeting().startsWith("webcamd "), program.greeting());
            assertEquals(1, log.troubles().size(), log.troubles()::toString);
            String line = log.troubles().get(0);
            assertTrue(line.contains("no camera at " + DEVICE + " ("), line);
            assertEquals(1, line.lines().count());
        }
    }

    @Test
    void viewersSeeACardOnceASecond() throws Exception {
        try (InProcessProgram program = InProcessProgram.start("--source", DEVICE);
            RawConnection viewer = Viewer.open(program, "/?stream")) {
            List<StreamPart> cards = Viewer.readParts(viewer, 3);
            // Each is due a second after the one before, and on a busy machine drawn a little later.
            long twoPeriodsMicros = cards.get(2).timestampMicros() - cards.get(0).timestampMicros();

            assertTrue(twoPeriodsMicros > 1_000_000, () -> "three cards in " + twoPeriodsMicros + " microseconds");
            Info.await(program, info -> info.number("cardsShown") >= 3);
        }
    }

    @Test
    void snapshotSaysWhyThereIsNone() throws Exception {
        try (InProcessProgram program = InProcessProgram.start("--source", DEVICE, "--snapshot-timeout", "0.5");
            RawConnection viewer = Viewer.open(program, "/?stream");
            RawConnection client = RawConnection.to(program)) {
            viewer.readPart();
            long begin = System.nanoTime();
            Head head = client.get("/?snapshot").readHead();
            String reason = new String(client.read(head.contentLength()), StandardCharsets.UTF_8);

            assertTrue(System.nanoTime() - begin >= TimeUnit.MILLISECONDS.toNanos(500), "it was waited for");
            assertEquals(503, head.status());
            assertEquals("1", head.headers().get("Retry-After"));
            assertEquals("text/plain; charset=utf-8", head.headers().get("Content-Type"));
            assertTrue(reason.startsWith("no picture: no camera at " + DEVICE), reason);
            assertFalse(reason.isBlank());
            assertEquals(1, Info.of(program).number("snapshotsLate"));
        }
    }
}
