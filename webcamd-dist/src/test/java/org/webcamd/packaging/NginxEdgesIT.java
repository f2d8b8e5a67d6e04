package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.wire.Info;
import org.webcamd.wire.RawConnection;

/** Viewers who are spread over several servers by a real nginx with the shipped file for that. */
@Timeout(180)
final class NginxEdgesIT {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int EDGES = 3;
    private static final int VIEWERS = 12;

    @TempDir
    static Path folder;
    static SelfSigned certificate;

    private final List<RunningProgram> edges = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();
    private ShippedNginx nginx;

    @BeforeAll
    static void prepare() throws Exception {
        Nginx.assumeInstalled();
        certificate = SelfSigned.make(folder);
    }

    @BeforeEach
    void serve() throws Exception {
        for (int edge = 0; edge < EDGES; edge++) {
            ports.add(RunningProgram.freePort());
            edges.add(RunningProgram.serve(ports.get(edge), "--source", "test", "--streamwait", "0.2",
                "--trusted-proxy", "127.0.0.1"));
        }
        // On a machine with other work, one that has yet to load its classes is not to count as one that hangs.
        await(() -> ports.stream().allMatch(NginxEdgesIT::isReady), "all are ready");
        nginx = ShippedNginx.startForEdges(folder, certificate, ports);
    }

    @AfterEach
    void stop() {
        if (nginx != null) {
            nginx.close();
        }
        edges.forEach(RunningProgram::close);
    }

    private static boolean isReady(int port) {
        try (RawConnection connection = RawConnection.to("127.0.0.1", port).get("/?snapshot")) {
            return connection.readHead().status() == 200;
        } catch (IOException busy) {
            return false;
        }
    }

    private long watching(int edge) {
        try {
            return Info.of(ports.get(edge), "/?info").number("sessionCount");
        } catch (IOException busy) {
            throw new IllegalStateException(busy);
        }
    }

    private static void await(BooleanSupplier condition, String what) throws InterruptedException {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - end < 0, () -> "never: " + what);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Test
    void nginxTakesTheFileWithoutAWarning() throws Exception {
        RunningProgram check = ShippedNginx.checkForEdges(folder, certificate);

        assertEquals(0, check.exitStatus(), check::toString);
        assertTrue(check.err().stream().noneMatch(line -> line.contains("[warn]")), check::toString);
    }

    @Test
    void viewersAreSpreadAndThoseOfAKilledEdgeGoToTheOthers() throws Exception {
        try (SteadyViewers viewers =
            new SteadyViewers(certificate.trust.getSocketFactory(), nginx.httpsPort(), VIEWERS)) {
            await(() -> viewers.live() == VIEWERS, "all see pictures");
            await(() -> watching(0) > 0 && watching(1) > 0 && watching(2) > 0, "each edge has viewers");

            edges.get(1).kill();
            viewers.startAnew();
            await(() -> viewers.live() == VIEWERS, "all see pictures again");

            assertEquals(VIEWERS, watching(0) + watching(2));
            assertEquals(0, viewers.refusals(), "whoever comes to where nobody is any more is sent on");
        }
    }

    @Test
    void signatureOfALinkIsInNoLog() throws Exception {
        HttpClient client = HttpClient.newBuilder().sslContext(certificate.trust).build();
        String link = "/?snapshot&signature=seen";
        assertEquals(301, status(client, "http://127.0.0.1:" + nginx.httpPort() + link));
        String address = "https://127.0.0.1:" + nginx.httpsPort() + link;
        edges.get(0).kill();
        for (int viewer = 0; viewer < EDGES; viewer++) {
            assertEquals(200, status(client, address));
        }
        edges.forEach(RunningProgram::kill);
        assertEquals(502, status(client, address));

        String log = ShippedNginx.logs(folder);
        String dead = "127.0.0.1:" + ports.get(0);
        assertTrue(log.matches("(?s).*\"GET /\" 200 \\d+ " + dead + ", 127.*\"GET /\" 502 \\d+ 127.*"), log);
        assertTrue(log.contains("access.log:\n") && log.contains("error.log:\n"), log);
        assertFalse(log.contains("seen"), log);
    }

    private static int status(HttpClient client, String address) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding()).statusCode();
    }

    @Test
    void webSocketPasses() throws Exception {
        CountDownLatch picture = new CountDownLatch(1);
        WebSocket.Listener listener = new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
                picture.countDown();
                socket.request(1);
                return null;
            }
        };
        String address = InetAddress.getLoopbackAddress().getHostAddress() + ":" + nginx.httpsPort();
        WebSocket socket = HttpClient.newBuilder().sslContext(certificate.trust).build().newWebSocketBuilder()
            .buildAsync(URI.create("wss://" + address + "/?stream"), listener).get(60, TimeUnit.SECONDS);
        try {
            assertTrue(picture.await(60, TimeUnit.SECONDS), "no picture");
        } finally {
            socket.abort();
        }
    }
}
