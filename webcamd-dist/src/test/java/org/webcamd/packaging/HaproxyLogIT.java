package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.launch.InProcessProgram;

/** What a real HAProxy with the shipped configurations logs of signed links. */
@Timeout(180)
final class HaproxyLogIT {
    private static final int NOBODY = 9;
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final String LINK = "?snapshot&signature=seen";

    @TempDir
    static Path folder;
    static SelfSigned certificate;

    @BeforeAll
    static void prepare() throws Exception {
        ShippedHaproxy.assumeInstalled();
        certificate = SelfSigned.make(folder);
    }

    @Test
    void signatureOfALinkIsInNoLog() throws Exception {
        try (InProcessProgram webcamd = InProcessProgram.start();
            ShippedHaproxy haproxy = ShippedHaproxy.start(folder, certificate, webcamd.port(), NOBODY)) {
            assertEquals(301, plain(haproxy, "/webcam/" + LINK));
            assertEquals(301, secure(haproxy, "/webcam" + LINK));
            assertEquals(200, secure(haproxy, "/webcam/" + LINK));
            assertEquals(200, secure(haproxy, "https://127.0.0.1/webcam/" + LINK));
            assertEquals(400, secure(haproxy, "/webcam/" + LINK + " and more"));
            assertEquals(503, secure(haproxy, "/" + LINK));
            assertLogged(haproxy, List.of(" 301 ", " 301 ", " 200 ", " 200 ", " 400 ", " 503 "));
        }
    }

    @Test
    void signatureOfALinkToEdgesIsInNoLog() throws Exception {
        List<Integer> edges = List.of(NOBODY, NOBODY, NOBODY);
        try (ShippedHaproxy haproxy = ShippedHaproxy.startForEdges(folder, certificate, edges)) {
            assertEquals(301, plain(haproxy, "/bed/" + LINK));
            assertEquals(400, secure(haproxy, "/bed/" + LINK + " and more"));
            assertEquals(503, secure(haproxy, "/bed/" + LINK));
            assertLogged(haproxy, List.of(" 301 ", " 400 ", " 503 "));
        }
    }

    private static int plain(ShippedHaproxy haproxy, String target) throws IOException {
        return status(SocketFactory.getDefault(), haproxy.httpPort(), target);
    }

    private static int secure(ShippedHaproxy haproxy, String target) throws IOException {
        return status(certificate.trust.getSocketFactory(), haproxy.httpsPort(), target);
    }

    private static int status(SocketFactory sockets, int port, String target) throws IOException {
        try (Socket socket = sockets.createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(20));
            socket.getOutputStream().write(("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nReferer: /" + LINK
                + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        }
    }

    /** A request has its line when it is over, which may be after its answer. */
    private static void assertLogged(ShippedHaproxy haproxy, List<String> statuses) throws InterruptedException {
        long end = System.nanoTime() + LIMIT_NANOS;
        for (String status : statuses) {
            long wanted = statuses.stream().filter(status::equals).count();
            while (haproxy.log().stream().filter(line -> line.contains(status)).count() < wanted) {
                assertTrue(System.nanoTime() - end < 0, () -> wanted + status + haproxy.log());
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        assertTrue(haproxy.log().stream().noneMatch(line -> line.contains("seen")), () -> haproxy.log().toString());
    }
}
