package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.uring.IoUring;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
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
import org.webcamd.wire.StreamPart;

@Timeout(120)
final class TlsIT {
    private static final int VIEWERS = 50;
    private static final int BYTES_PER_SECOND = 500_000;
    private static final int LITTLE_MEMORY_BYTES = 16 * 1024;
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    /** As of the viewer without TLS. */
    private static final double MEDIAN_LIMIT_MILLIS = 1_500;

    @TempDir
    static Path folder;

    private static SelfSigned certificate;
    private static SelfSigned another;

    @BeforeAll
    static void make() throws Exception {
        certificate = SelfSigned.make(Files.createDirectories(folder.resolve("one")));
        another = SelfSigned.make(Files.createDirectories(folder.resolve("another")));
    }

    private static InProcessProgram start(Path pem, String... more) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--tls-cert", pem.toString(), "--tls-key", pem.toString()));
        arguments.addAll(List.of(more));
        return InProcessProgram.start(arguments.toArray(String[]::new));
    }

    private static RawConnection connect(InProcessProgram program, SelfSigned trusted) throws IOException {
        return RawConnection.encrypted(program, trusted.trust, 0);
    }

    private static RawConnection view(InProcessProgram program) throws IOException {
        RawConnection viewer = connect(program, certificate).get("/?stream");
        assertEquals(200, viewer.readHead().status());
        viewer.expect("--boundarydonotcross\r\n");
        return viewer;
    }

    private static Info info(InProcessProgram program) throws IOException {
        try (RawConnection connection = connect(program, certificate)) {
            Head head = connection.get("/?info").readHead();
            return new Info(new String(connection.read(head.contentLength()), StandardCharsets.UTF_8));
        }
    }

    private static Info await(InProcessProgram program, Predicate<Info> condition) throws Exception {
        long end = System.nanoTime() + LIMIT_NANOS;
        Info info = info(program);
        while (!condition.test(info)) {
            Info last = info;
            assertTrue(System.nanoTime() - end < 0, () -> "never came to be: " + last.json());
            TimeUnit.MILLISECONDS.sleep(20);
            info = info(program);
        }
        return info;
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoll", "nio", "io_uring"})
    void streamAndSnapshotWorkOnEveryTransport(String transport) throws Exception {
        assumeTrue(!transport.equals("epoll") || Epoll.isAvailable(), "this machine has no epoll");
        assumeTrue(!transport.equals("io_uring") || IoUring.isAvailable(), "this machine has no io_uring");
        try (LogRecords log = new LogRecords();
            InProcessProgram program = start(certificate.pem, "--transport", transport)) {
            assertTrue(program.greeting().contains("https://127.0.0.1:" + program.port()), program.greeting());
            try (RawConnection client = connect(program, certificate)) {
                for (int i = 0; i < 3; i++) {
                    Head head = client.get("/?snapshot&max_age=0").readHead();
                    assertEquals(200, head.status());
                    StreamPart.checkJpeg(client.read(head.contentLength()));
                }
                client.get("/?stream").readHead();
                client.expect("--boundarydonotcross\r\n");
                Viewer.readParts(client, 30);
            }
            await(program, info -> info.viewers() == 0);
            assertEquals(List.of(), log.troubles());
        }
    }

    @Test
    void plainRequestIsSentToHttps() throws Exception {
        try (InProcessProgram program = start(certificate.pem);
            RawConnection client = RawConnection.to(program).get("/bed/?stream&fps=5")) {
            Head head = client.readHead();

            assertEquals(308, head.status());
            assertEquals("https://cam.local/bed/?stream&fps=5", head.headers().get("Location"));
            assertTrue(head.headers().get("Server").startsWith("webcamd/"), head.headers()::toString);
            client.read(head.contentLength());
            assertTrue(client.isAtEnd());
            assertEquals(1, info(program).number("requestsPlain"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\nHost: a@evil.example", "GET / HTTP/1.1\r\nHost: a/b",
        "GET / HTTP/1.1\r\nHost: a b", "GET / HTTP/1.1\r\nHost: a%0d%0aSet-Cookie:x", "GET / HTTP/1.1\r\nHost: a:99999",
        "GET / HTTP/1.1\r\nHost: [::1%\"x]", "GET / HTTP/1.1\r\nHost: :80", "GET / HTTP/1.1\r\nHost: a\r\nHost: b",
        "GET / HTTP/1.0", "GET http://evil.example/ HTTP/1.1\r\nHost: a", "GET /\u0001 HTTP/1.1\r\nHost: a",
        "GET /\u007f HTTP/1.1\r\nHost: a", "GET /\u00e9 HTTP/1.1\r\nHost: a"})
    void plainRequestThatNamesNoPlaceHereIsSentNowhere(String request) throws Exception {
        try (InProcessProgram program = start(certificate.pem); RawConnection client = RawConnection.to(program)) {
            Head head = client.send(request + "\r\n\r\n").readHead();

            assertEquals(400, head.status());
            assertNull(head.headers().get("Location"));
        }
    }

    @Test
    void plainWebSocketIsSentToHttps() throws Exception {
        try (InProcessProgram program = start(certificate.pem); RawConnection client = RawConnection.to(program)) {
            Head head = client.send("GET /streams HTTP/1.1\r\nHost: [fe80::1%25eth0]:8080\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Version: 13\r\n\r\n").readHead();

            assertEquals(308, head.status());
            assertEquals("https://[fe80::1%25eth0]:8080/streams", head.headers().get("Location"));
            client.read(head.contentLength());
            assertTrue(client.isAtEnd());
        }
    }

    @Test
    void certificateIsReplacedUnderFiftyViewers() throws Exception {
        Path pem = Files.copy(certificate.pem, folder.resolve("replaced.pem"));
        List<RawConnection> viewers = new ArrayList<>();
        try (LogRecords log = new LogRecords(); InProcessProgram program = start(pem)) {
            for (int i = 0; i < VIEWERS; i++) {
                viewers.add(view(program));
            }
            Path part = Files.copy(another.pem, folder.resolve("replaced.part"));
            Files.move(part, pem, StandardCopyOption.ATOMIC_MOVE);
            awaitTrusted(program, another.trust);

            assertFalse(isTrusted(program, certificate.trust), "new connections get the new one");
            for (RawConnection viewer : viewers) {
                Viewer.readParts(viewer, 5);
            }
            assertEquals(List.of(), log.troubles());
            for (RawConnection viewer : viewers) {
                viewer.close();
            }
        }
    }

    private static void awaitTrusted(InProcessProgram program, SSLContext trust) throws Exception {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (!isTrusted(program, trust)) {
            assertTrue(System.nanoTime() - end < 0, "the new certificate is not taken");
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static boolean isTrusted(InProcessProgram program, SSLContext trust) {
        try (RawConnection client = RawConnection.encrypted(program, trust, 0)) {
            return client.get("/?snapshot").readHead().status() == 200;
        } catch (IOException refused) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "nio"})
    void slowViewerIsNeverLate(String transport) throws Exception {
        try (InProcessProgram program = start(certificate.pem, "--width", "1280", "--height", "720", "--fps", "60",
            "--quality", "95", "--transport", transport);
            RawConnection slow = RawConnection.encrypted(program, certificate.trust, LITTLE_MEMORY_BYTES)) {
            slow.get("/?stream").readHead();
            slow.expect("--boundarydonotcross\r\n");
            slow.readPart();
            List<Double> ages = new ArrayList<>();
            for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(4); System.nanoTime() - end < 0;) {
                slow.expect("Content-Type: image/jpeg\r\nContent-Length: ");
                int length = Integer.parseInt(slow.readLine());
                slow.expect("X-Timestamp: ");
                double timestamp = Double.parseDouble(slow.readLine());
                slow.expect("\r\n");
                StreamPart.checkJpeg(slow.readPaced(length, BYTES_PER_SECOND));
                ages.add(Instant.now().toEpochMilli() - timestamp * 1e3);
                slow.expect("\r\n--boundarydonotcross\r\n");
            }
            List<Double> settled = ages.subList(ages.size() / 2, ages.size());
            Collections.sort(settled);
            double median = settled.get(settled.size() / 2);

            assumeTrue(info(program).number("framesCaptured") > 2L * ages.size(), "this machine is too slow");
            assertTrue(median < MEDIAN_LIMIT_MILLIS, () -> "median age " + median + " ms");
        }
    }

    @Test
    void viewerThatStopsReadingIsClosed() throws Exception {
        try (InProcessProgram program = start(certificate.pem, "--width", "1280", "--height", "720",
            "--stall-timeout", "1");
            RawConnection stalled = RawConnection.encrypted(program, certificate.trust, LITTLE_MEMORY_BYTES)) {
            stalled.get("/?stream").readHead();

            await(program, info -> info.number("viewersStalled") == 1 && info.viewers() == 0);
        }
    }

    @Test
    void serverThatEndsFinishesThePictures() throws Exception {
        try (InProcessProgram program = start(certificate.pem); RawConnection viewer = view(program)) {
            Viewer.readParts(viewer, 3);
            program.requestStop();
            String rest = new String(viewer.readToEnd(), StandardCharsets.ISO_8859_1);

            assertTrue(rest.endsWith("\r\n") || rest.isEmpty(), "a picture was cut off");
        }
    }
}
