package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.packaging.SelfSigned;
import org.webcamd.wire.Head;
import org.webcamd.wire.Info;
import org.webcamd.wire.RawConnection;
import org.webcamd.wire.RawWebSocket;

/** Video over a WebSocket over TLS, to clients that are slow. */
@Timeout(120)
final class SecureSocketIT {
    private static final int BYTES_PER_SECOND = 500_000;
    private static final int LITTLE_MEMORY_BYTES = 16 * 1024;
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final double MEDIAN_LIMIT_MILLIS = 1_500;

    @TempDir
    static Path folder;

    private static SelfSigned certificate;

    @BeforeAll
    static void make() throws Exception {
        certificate = SelfSigned.make(folder);
    }

    private static InProcessProgram start(String... more) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--tls-cert", certificate.pem.toString(), "--tls-key",
            certificate.pem.toString(), "--width", "1280", "--height", "720", "--quality", "95"));
        arguments.addAll(List.of(more));
        return InProcessProgram.start(arguments.toArray(String[]::new));
    }

    private static RawWebSocket connect(InProcessProgram program, String target) throws Exception {
        return RawWebSocket.over(RawConnection.encrypted(program, certificate.trust, LITTLE_MEMORY_BYTES), target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?stream", "/?stream&adapt=1"})
    void slowViewerIsNeverLate(String target) throws Exception {
        try (InProcessProgram program = start(); RawWebSocket slow = connect(program, target)) {
            List<Double> ages = new ArrayList<>();
            for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5); System.nanoTime() - end < 0;) {
                RawWebSocket.Message message = slow.readPaced(BYTES_PER_SECOND);
                if (message.first() == RawWebSocket.BINARY) {
                    ByteBuffer frame = ByteBuffer.wrap(message.payload());
                    ages.add(Instant.now().toEpochMilli() - frame.getLong() / 1e3);
                    slow.send(RawWebSocket.TEXT, Long.toString(frame.getLong()));
                }
            }
            List<Double> settled = ages.subList(ages.size() / 2, ages.size());
            Collections.sort(settled);
            double median = settled.get(settled.size() / 2);

            assertTrue(median < MEDIAN_LIMIT_MILLIS, () -> "median age " + median + " ms");
        }
    }

    @Test
    void viewerThatStopsReadingIsClosed() throws Exception {
        try (InProcessProgram program = start("--stall-timeout", "1");
            RawWebSocket stalled = connect(program, "/?stream")) {
            assertEquals(RawWebSocket.TEXT, stalled.read().first());
            long end = System.nanoTime() + LIMIT_NANOS;
            Info info = info(program);
            while (info.number("viewersStalled") < 1 || info.viewers() > 0) {
                assertTrue(System.nanoTime() - end < 0, info.json());
                TimeUnit.MILLISECONDS.sleep(50);
                info = info(program);
            }
        }
    }

    private static Info info(InProcessProgram program) throws Exception {
        try (RawConnection connection = RawConnection.encrypted(program, certificate.trust, 0)) {
            Head head = connection.get("/?info").readHead();
            return new Info(new String(connection.read(head.contentLength()), StandardCharsets.UTF_8));
        }
    }
}
