package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.wire.PythonClient;
import org.webcamd.wire.RawConnection;
import org.webcamd.wire.RawWebSocket;

/** Viewers behind a real nginx, which takes in advance whatever it is given. */
@Timeout(180)
class NginxWebSocketIT {
    private static final int BYTES_PER_SECOND = 100_000;
    private static final int LITTLE_MEMORY_BYTES = 16 * 1024;
    private static final long WATCH_NANOS = TimeUnit.SECONDS.toNanos(15);
    /** Two frames take 0.6 s to be carried; what nginx and the kernel hold of a stream takes many seconds. */
    private static final long AGE_LIMIT_MILLIS = 3_000;

    @TempDir
    static Path folder;
    static SelfSigned certificate;

    @BeforeAll
    static void prepare() throws Exception {
        Nginx.assumeInstalled();
        certificate = SelfSigned.make(folder);
    }

    private static InProcessProgram startProgram() throws Exception {
        return InProcessProgram.start("--width", "1280", "--height", "720", "--fps", "20", "--quality", "50");
    }

    @Test
    void slowViewerSeesNewPicturesOverWebSocketAndOldOnesInAStream() throws Exception {
        try (InProcessProgram webcamd = startProgram();
            Nginx nginx = Nginx.start(folder, certificate, webcamd.port())) {
            List<Long> acknowledged = overWebSocket(nginx);
            List<Long> streamed = overStream(nginx);
            System.out.printf("behind nginx, at %d kB/s for 15 s: the last picture over WebSocket is %d ms old, that "
                + "of a stream %d ms%n", BYTES_PER_SECOND / 1000, last(acknowledged), last(streamed));

            assertTrue(median(acknowledged) < AGE_LIMIT_MILLIS, acknowledged::toString);
            assertTrue(median(streamed) > median(acknowledged), streamed::toString);
            assertTrue(last(streamed) > AGE_LIMIT_MILLIS, "this viewer is too fast for a test");
        }
    }

    private static long median(List<Long> ages) {
        List<Long> sorted = ages.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static long last(List<Long> ages) {
        return ages.get(ages.size() - 1);
    }

    private static List<Long> overWebSocket(Nginx nginx) throws Exception {
        List<Long> ages = new ArrayList<>();
        long end = System.nanoTime() + WATCH_NANOS;
        try (RawWebSocket socket = RawWebSocket.over(behind(nginx), "/webcam/?stream")) {
            while (System.nanoTime() - end < 0) {
                RawWebSocket.Message message = socket.readPaced(BYTES_PER_SECOND);
                if (message.first() == RawWebSocket.BINARY) {
                    ByteBuffer labels = ByteBuffer.wrap(message.payload());
                    ages.add(ageMillis(labels.getLong()));
                    socket.send(RawWebSocket.TEXT, Long.toString(labels.getLong()));
                }
            }
        }
        return ages;
    }

    private static List<Long> overStream(Nginx nginx) throws Exception {
        List<Long> ages = new ArrayList<>();
        long end = System.nanoTime() + WATCH_NANOS;
        try (RawConnection stream = behind(nginx).send("GET /webcam/?stream HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")) {
            assertEquals(200, stream.readHead().status());
            stream.expect("--boundarydonotcross\r\n");
            while (System.nanoTime() - end < 0) {
                stream.expect("Content-Type: image/jpeg\r\nContent-Length: ");
                int length = Integer.parseInt(stream.readLine());
                stream.expect("X-Timestamp: ");
                long micros = Long.parseLong(stream.readLine().replace(".", ""));
                String last = stream.readLine();
                if (!last.isEmpty()) {
                    stream.expect("\r\n");
                }
                stream.readPaced(length, BYTES_PER_SECOND);
                ages.add(ageMillis(micros));
                stream.expect("\r\n--boundarydonotcross\r\n");
            }
        }
        return ages;
    }

    private static RawConnection behind(Nginx nginx) throws IOException {
        return RawConnection.withLittleMemory("127.0.0.1", nginx.httpPort(), LITTLE_MEMORY_BYTES);
    }

    private static long ageMillis(long micros) {
        return (ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()) - micros) / 1000;
    }

    @Test
    void clientReachesTheServerThroughNginxAndTls() throws Exception {
        PythonClient.assumeInstalled();
        try (InProcessProgram webcamd = startProgram();
            Nginx nginx = Nginx.start(folder, certificate, webcamd.port());
            PythonClient client = PythonClient.trusting(certificate.pem.toString(),
                "wss://127.0.0.1:" + nginx.httpsPort() + "/webcam/streams", "say {\"camera\":\"\",\"wish\":\"fps=10\"}",
                "show 10")) {
            List<String> lines = client.rest();
            assertEquals("open", lines.get(0));
            assertTrue(lines.get(1).startsWith("text {\"camera\":\"\",\"number\":1,"), lines::toString);
            assertTrue(lines.get(lines.size() - 1).startsWith("frame 1 "), lines::toString);
        }
    }
}
