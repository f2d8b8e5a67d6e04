package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.wire.Info;
import org.webcamd.wire.RawConnection;

@Timeout(60)
final class ShutdownIT {
    /** Two seconds are aimed at; a machine that does ten things at once may take more. */
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);

    @ParameterizedTest
    @ValueSource(strings = {"auto", "nio"})
    void streamsEndBehindAWholePart(String transport) throws Exception {
        try (LogRecords log = new LogRecords();
            InProcessProgram program = InProcessProgram.start("--transport", transport)) {
            List<CompletableFuture<Integer>> viewers = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                viewers.add(Viewer.begin(() -> readToTheEnd(program)));
            }
            Info.await(program, info -> info.viewers() == 10 && info.number("framesSent") > 50);
            program.requestStop();
            long nanos = program.awaitEndNanos();

            for (CompletableFuture<Integer> viewer : viewers) {
                assertTrue(Viewer.await(viewer) > 0);
            }
            System.out.printf("%s: ended %d ms after it was asked, with 10 viewers%n", transport, nanos / 1_000_000);
            assertTrue(nanos < LIMIT_NANOS);
            assertThrows(ConnectException.class, () -> RawConnection.to(program));
            assertEquals(List.of(), log.troubles());
        }
    }

    /** Fails if the stream ends inside a part; who keeps up gets no boundary behind the last one. */
    private static int readToTheEnd(InProcessProgram program) throws IOException {
        int parts = 0;
        try (RawConnection connection = Viewer.open(program, "/?stream")) {
            while (true) {
                int next = connection.readOrEnd();
                if (next < 0) {
                    return parts;
                }
                assertEquals('C', next);
                connection.expect("ontent-Type: image/jpeg\r\nContent-Length: ");
                int length = Integer.parseInt(connection.readLine());
                connection.readLine();
                connection.expect("\r\n");
                connection.read(length);
                connection.expect("\r\n");
                parts++;
                int boundary = connection.readOrEnd();
                if (boundary < 0) {
                    return parts;
                }
                assertEquals('-', boundary);
                connection.expect("-boundarydonotcross\r\n");
            }
        }
    }

    @Test
    void viewerThatTakesNothingDoesNotHoldUpTheEnd() throws Exception {
        try (LogRecords log = new LogRecords();
            InProcessProgram program = InProcessProgram.start("--width", "1280", "--height", "720");
            RawConnection stalled = RawConnection.withLittleMemory(program, 4096)) {
            stalled.get("/?stream");
            Info.await(program, info -> info.viewers() == 1);
            TimeUnit.MILLISECONDS.sleep(300);
            program.requestStop();
            long nanos = program.awaitEndNanos();

            System.out.printf("ended %d ms after it was asked, with a viewer that takes nothing%n", nanos / 1_000_000);
            assertTrue(nanos < LIMIT_NANOS);
            assertEquals(List.of(), log.troubles());
        }
    }

    /** A connection that has arrived for certain. */
    private static RawConnection answeredOnce(InProcessProgram program) throws IOException {
        RawConnection connection = RawConnection.to(program).send("HEAD /?info HTTP/1.1\r\nHost: here\r\n\r\n");
        assertEquals(200, connection.readHead().status());
        return connection;
    }

    @Test
    void requestsThatWaitEndWithTheProgram() throws Exception {
        try (LogRecords log = new LogRecords();
            InProcessProgram program = InProcessProgram.start("--source", "/dev/video99", "--snapshot-timeout", "30");
            RawConnection waiting = answeredOnce(program).get("/?snapshot");
            RawConnection rotated = answeredOnce(program)) {
            rotated.get("/?snapshot&rotate=1");
            // What asks here counts as well.
            AtomicInteger own = new AtomicInteger();
            Info.await(program, info -> info.number("requests") - own.incrementAndGet() >= 4
                && info.cameraState().equals("lost"));
            program.requestStop();

            assertTrue(program.awaitEndNanos() < LIMIT_NANOS);
            assertEquals(0, waiting.readToEnd().length);
            assertTrue(log.troubles().stream().allMatch(line -> line.contains("no camera at /dev/video99")),
                log.troubles()::toString);
        }
    }
}
