package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.wire.Info;
import org.webcamd.wire.RawConnection;
import org.webcamd.wire.StreamPart;

@Timeout(120)
final class SlowViewerIT {
    private static final int BYTES_PER_SECOND = 500_000;
    private static final int LITTLE_MEMORY_BYTES = 16 * 1024;
    private static final long WATCH_NANOS = TimeUnit.SECONDS.toNanos(4);
    /** An unbounded send buffer makes it 2.5 s and more in the time that is watched; what is aimed at is 0.2 s. */
    private static final double MEDIAN_LIMIT_MILLIS = 1_500;

    @ParameterizedTest
    @ValueSource(strings = {"auto", "nio"})
    void slowViewerIsNeverLate(String transport) throws Exception {
        try (InProcessProgram program = InProcessProgram.start("--width", "1280", "--height", "720", "--fps", "60",
            "--quality", "95", "--transport", transport);
            RawConnection connection = RawConnection.withLittleMemory(program, LITTLE_MEMORY_BYTES)) {
            connection.get("/?stream").readHead();
            connection.expect("--boundarydonotcross\r\n");
            connection.readPart();
            List<Double> ages = new ArrayList<>();
            long end = System.nanoTime() + WATCH_NANOS;
            int bytes = 0;
            while (System.nanoTime() - end < 0) {
                connection.expect("Content-Type: image/jpeg\r\nContent-Length: ");
                int length = Integer.parseInt(connection.readLine());
                connection.expect("X-Timestamp: ");
                double timestamp = Double.parseDouble(connection.readLine());
                connection.expect("\r\n");
                StreamPart.checkJpeg(connection.readPaced(length, BYTES_PER_SECOND));
                ages.add(Instant.now().toEpochMilli() - timestamp * 1e3);
                connection.expect("\r\n--boundarydonotcross\r\n");
                bytes += length;
            }
            Info info = Info.of(program);
            long skipped = info.number("framesSkipped");
            List<Double> settled = ages.subList(ages.size() / 2, ages.size());
            Collections.sort(settled);
            double median = settled.get(settled.size() / 2);
            System.out.printf("%s: viewer at %d kB/s got %d frames of %d kB, age median %.0f ms, greatest %.0f ms, "
                + "skipped %d%n", transport, BYTES_PER_SECOND / 1000, ages.size(), bytes / ages.size() / 1000, median,
                settled.get(settled.size() - 1), skipped);

            assumeTrue(info.number("framesCaptured") > 2 * ages.size(), "this machine is no faster than the viewer");
            assertTrue(skipped > ages.size() / 2, "a slow viewer skips");
            assertTrue(median < MEDIAN_LIMIT_MILLIS, () -> "median age " + median + " ms");
        }
    }

    @Test
    void viewerThatStopsReadingIsClosedAndTheOthersLoseNothing() throws Exception {
        try (InProcessProgram program = InProcessProgram.start("--width", "1280", "--height", "720",
            "--stall-timeout", "1");
            RawConnection stalled = RawConnection.withLittleMemory(program, LITTLE_MEMORY_BYTES)) {
            AtomicBoolean enough = new AtomicBoolean();
            CompletableFuture<Integer> other = Viewer.begin(() -> readUntil(enough, program));
            stalled.get("/?stream").readHead();
            Info.await(program, info -> info.viewers() == 2);
            Info after = Info.await(program, info -> info.number("viewersStalled") == 1);
            assertEquals(1, after.viewers());
            long sentBefore = after.number("framesSent");
            Info.await(program, info -> info.number("framesSent") >= sentBefore + 10);
            enough.set(true);

            assertTrue(Viewer.await(other) >= 10);
            assertEquals(1, Info.of(program).number("viewersStalled"), "the one that reads was left alone");
        }
    }

    private static int readUntil(AtomicBoolean enough, InProcessProgram program) throws IOException {
        int parts = 0;
        try (RawConnection connection = Viewer.open(program, "/?stream")) {
            while (!enough.get()) {
                parts += Viewer.readParts(connection, 5).size();
            }
        }
        return parts;
    }
}
