package org.webcamd.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.wire.Head;
import org.webcamd.wire.Info;
import org.webcamd.wire.RawConnection;
import org.webcamd.wire.StreamPart;

/** A slow link is served as long as it is of use, and no longer. */
@Timeout(60)
final class SlowLinkIT {
    private static final int LARGE = 1_330_000;
    private static final int LITTLE_MEMORY_BYTES = 4096;
    /** A request has 10 s, which an answer may take longer than. */
    private static final long LONGER_THAN_A_REQUEST_NANOS = TimeUnit.MILLISECONDS.toNanos(10_500);
    @TempDir
    private static Path folder;
    private static String large;

    @BeforeAll
    static void makePictures() throws IOException {
        large = PictureFolder.of(folder, LARGE);
    }

    @Test
    void viewerWhoWillNeverHaveAWholePartIsEndedThoughItTakesBytes() throws Exception {
        try (InProcessProgram program =
            InProcessProgram.start("--source", large, "--fps", "10", "--part-timeout", "3", "--stall-timeout", "30");
            Neighbours neighbours = Neighbours.of(program.port(), "/?stream", 4);
            SlowReaders slow = SlowReaders.of(program.port(), "/?stream", 3, 2_000)) {
            neighbours.begin();
            Info after = Info.await(program, info -> info.number("viewersTooSlow") == 3);
            assertEquals(0, after.number("viewersStalled"), after::json);
            assertEquals(4, after.viewers());
            slow.awaitEnded(3);
            neighbours.fared().requireUnharmed(10);
        }
    }

    @Test
    void viewerWhoTakesLongForAPartButHasItInTimeStays() throws Exception {
        try (InProcessProgram program =
            InProcessProgram.start("--source", large, "--fps", "10", "--part-timeout", "10");
            RawConnection slow = RawConnection.withLittleMemory(program, LITTLE_MEMORY_BYTES).get("/?stream")) {
            assertEquals(200, slow.readHead().status());
            slow.expect("--boundarydonotcross\r\n");
            for (int i = 0; i < 3; i++) {
                slow.expect("Content-Type: image/jpeg\r\nContent-Length: ");
                int length = Integer.parseInt(slow.readLine());
                slow.readLine();
                slow.expect("\r\n");
                StreamPart.checkJpeg(slow.readPaced(length, 600_000));
                slow.expect("\r\n--boundarydonotcross\r\n");
            }
            Info info = Info.of(program);
            assertEquals(0, info.number("viewersTooSlow"), info::json);
            assertEquals(0, info.number("viewersStalled"), info::json);
        }
    }

    @Test
    void pictureThatTakesLongerThanARequestMayArrivesWhole() throws Exception {
        try (InProcessProgram program = InProcessProgram.start("--source", large, "--fps", "10");
            RawConnection slow = RawConnection.withLittleMemory(program, LITTLE_MEMORY_BYTES)) {
            long began = System.nanoTime();
            Head head = slow.get("/?snapshot").readHead();
            StreamPart.checkJpeg(slow.readPaced(head.contentLength(), 100_000));
            long nanos = System.nanoTime() - began;
            System.out.printf("a picture of %d bytes in %.1f s%n", head.contentLength(), nanos / 1e9);

            assertEquals(true, nanos > LONGER_THAN_A_REQUEST_NANOS, "this link is too fast for a test");
            assertEquals(200, slow.get("/?info").readHead().status());
            assertEquals(0, Info.of(program).number("requestsLate"));
        }
    }
}
