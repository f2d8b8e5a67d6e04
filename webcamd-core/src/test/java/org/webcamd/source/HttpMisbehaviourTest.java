package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.webcamd.source.Pieces.RED;
import static org.webcamd.source.Pieces.cut;
import static org.webcamd.source.Pieces.join;
import static org.webcamd.source.Pieces.part;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.Picture;

/** Servers that do what they should not. Whatever it is, there is one line for the user, in bounded time. */
@Timeout(60)
final class HttpMisbehaviourTest {
    private static final String STREAM_HEAD = "HTTP/1.1 200 OK\r\n"
        + "Content-Type: multipart/x-mixed-replace;boundary=boundarydonotcross\r\n\r\n--boundarydonotcross\r\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "403 Forbidden | 403 Forbidden: this user may not see it",
        "404 Not Found | 404 Not Found: check the path",
        "500 Internal Server Error | 500 Internal Server Error: it has no picture at present",
        "503 | 503: it has no picture at present",
        "410 Gone | 410 Gone"})
    void statusIsExplained(String status, String explanation) throws IOException {
        try (RawServer server = RawServer.saying("HTTP/1.1 " + status
            + "\r\nContent-Length: 3\r\n\r\nno\n")) {
            assertEquals(server.url("/cam answers " + explanation), HttpSources.refusal(server.url("/cam?key=secret")));
        }
    }

    @Test
    void missingPasswordIsExplained() throws IOException {
        try (RawServer server = RawServer.saying("HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=x\r\n\r\n")) {
            assertEquals(server.url("/ answers 401 No: it wants a user and a password: name a file that has them by "
                + "source-login"),
                HttpSources.refusal(server.url("/")));
        }
    }

    @Test
    void wrongPasswordIsExplained() throws IOException {
        try (RawServer server = RawServer.saying("HTTP/1.1 401 \r\nWWW-Authenticate: basic\r\n\r\n")) {
            String refusal = HttpSources.refusal("http://user:secret@127.0.0.1:" + server.port());
            assertEquals(server.url("/ answers 401: the user or the password is wrong"), refusal);
        }
    }

    @Test
    void authenticationThatIsNotKnownIsExplained() throws IOException {
        try (RawServer server = RawServer.saying("HTTP/1.1 401 No\r\nWWW-Authenticate: NTLM, Digest realm=\"x\", "
            + "nonce=y, algorithm=SHA-512-256\r\n\r\n")) {
            assertEquals(server.url("/ answers 401 No: it wants NTLM or Digest SHA-512-256 authentication, and webcamd "
                + "has Basic and Digest (MD5, SHA-256; qop auth) only"), HttpSources.refusal(server.url("/")));
        }
    }

    @Test
    void pageIsNoStream() throws IOException {
        try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Type: text/HTML; x=y\r\n\r\n<html>")) {
            assertEquals(server.url("/ answers with text/html, which is neither an MJPEG stream nor a JPEG: ")
                + "check the path", HttpSources.refusal(server.url("/")));
        }
    }

    @Test
    void pictureThatIsNoneIsGivenOutAsItIs() throws Exception {
        try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\nGIF89a");
            Camera camera = HttpSources.open(server.url("/"))) {
            assertArrayEquals(join("GIF89a"), Programs.grab(camera));
            assertEquals(0, camera.mode().width());
        }
    }

    @Test
    void redirectsInACircleEnd() throws IOException {
        try (RawServer server = RawServer.saying("HTTP/1.1 302 Found\r\nLocation: /again\r\n\r\n")) {
            assertEquals(server.url("/ redirects more than 5 times"), HttpSources.refusal(server.url("/")));
            assertEquals(6, server.requests().size());
        }
    }

    @ParameterizedTest
    @CsvSource({"ftp://host/x", "file:///etc/passwd", "http://", "'http://[::1'"})
    void redirectToWhatIsNotHttpIsNotFollowed(String location) throws IOException {
        try (RawServer server = RawServer.saying("HTTP/1.1 302 Found\r\nLocation: " + location + "\r\n\r\n")) {
            String refusal = HttpSources.refusal(server.url("/"));
            assertTrue(refusal.startsWith(server.url("/ redirects, and that cannot be followed")), refusal);
        }
    }

    @Test
    void answerThatIsNotHttpIsRefused() throws IOException {
        try (RawServer server = RawServer.saying("SSH-2.0-OpenSSH_9.2\r\n\r\n")) {
            assertEquals(server.url("/: the answer is not HTTP"), HttpSources.refusal(server.url("/")));
        }
    }

    @Test
    void headWithoutAnEndIsRefused() throws IOException {
        try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\n" + "X-Header: something\r\n".repeat(10_000))) {
            assertEquals(server.url("/: the head of the answer has a line longer than 8192 bytes, or "
                + "more than 100 lines"),
                HttpSources.refusal(server.url("/")));
        }
    }

    @Test
    void headThatStallsIsGivenUpOn() throws IOException {
        try (RawServer server = RawServer.stallingAfter("HTTP/1.1 200 OK\r\nContent-Ty")) {
            assertInTime(server.url("/ does not answer in time: check the address, and whether the server is on"),
                server.url("/"));
        }
    }

    @Test
    void headThatTricklesIsGivenUpOnAndItsConnectionIsClosed() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            out.write(join("HTTP/1.1 200 OK\r\nX: "));
            while (true) {
                out.write('x');
                Thread.sleep(100);
            }
        })) {
            assertInTime(server.url("/ gave no picture for 2 s"), server.url("/"));
            Programs.await("closed", () -> server.openConnections() == 0);
        }
    }

    @Test
    void pictureThatStallsInTheMiddleIsGivenUpOn() throws Exception {
        try (RawServer server = RawServer.stallingAfter(STREAM_HEAD, part(RED, "0"), cut(part(RED, "0"), 500));
            Camera camera = HttpSources.open(server.url("/"))) {
            assertArrayEquals(RED, Programs.grab(camera));
            assertEquals(server.url("/ does not answer in time: check the address, and whether the server is on"),
                assertThrows(CameraException.class, camera::grab).getMessage());
        }
    }

    @Test
    void pictureThatEndsInTheMiddleIsCountedAsBroken() throws Exception {
        byte[] half = cut(part(RED, "0"), 900);
        try (RawServer server = RawServer.saying(STREAM_HEAD, part(RED, "0"), half);
            Camera camera = HttpSources.open(server.url("/"))) {
            Programs.await("the end", () -> server.openConnections() == 0);
            // Whichever of them comes first.
            Set<Integer> sizes = Set.of(Programs.grab(camera).length, Programs.grab(camera).length);
            assertEquals(Set.of(RED.length, half.length - Pieces.indexOf(half, cut(RED, 20))), sizes);
            assertEquals(server.url("/ has ended the stream"),
                assertThrows(CameraException.class, camera::grab).getMessage());
        }
    }

    @Test
    void waitForAServerThatStallsIsInterrupted() throws Exception {
        try (RawServer server = RawServer.stallingAfter(STREAM_HEAD, part(RED, "0"));
            Camera camera = HttpSources.open(server.url("/"))) {
            Programs.grab(camera);
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, camera::grab);
        }
    }

    @ParameterizedTest
    @CsvSource({"99999999999999999999", "9223372036854775807", "-5", "many"})
    void lengthThatIsAbsurdIsNotBelieved(String length) throws Exception {
        try (RawServer server = RawServer.stallingAfter("HTTP/1.1 200 OK\r\nContent-Type: multipart/mixed\r\n"
            + "Content-Length: " + length + "\r\n\r\n--B\r\nContent-Length: " + length + "\r\n\r\n", RED);
            Camera camera = HttpSources.open(server.url("/"))) {
            assertArrayEquals(RED, Programs.grab(camera));
        }
    }

    @Test
    void pictureWithoutAnEndIsNotReadForEver() throws Exception {
        byte[] megabyte = new byte[1024 * 1024];
        try (RawServer server = new RawServer((request, out) -> {
            out.write(join("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n", cut(RED, 700)));
            while (true) {
                out.write(megabyte);
            }
        }); Camera camera = HttpSources.open(server.url("/"))) {
            assertEquals(Picture.Dropped.Reason.TOO_LARGE, ((Picture.Dropped) camera.grab()).why());
        }
    }

    @Test
    void pictureThatIsAnnouncedAsTooLargeIsNotReadAtAll() throws Exception {
        try (RawServer server = RawServer.stallingAfter("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n"
            + "Content-Length: 10000000000\r\n\r\n", cut(RED, 700));
            Camera camera = HttpSources.open(server.url("/"))) {
            Picture.Dropped dropped = (Picture.Dropped) camera.grab();
            assertEquals(Picture.Dropped.Reason.TOO_LARGE, dropped.why());
            assertEquals(10_000_000_000L, dropped.bytes());
        }
    }

    @Test
    void brokenChunksAreRefused() throws IOException {
        try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Type: multipart/mixed\r\n"
            + "Transfer-Encoding: chunked\r\n\r\nhello\r\n")) {
            assertEquals(server.url("/: the answer's chunks are broken"), HttpSources.refusal(server.url("/")));
        }
    }

    @Test
    void closedPortIsExplained() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String refusal = HttpSources.refusal("http://127.0.0.1:" + port + "/");
        assertEquals("http://127.0.0.1:" + port + "/ cannot be reached (Connection refused): check address and port, "
            + "and whether the server is on", refusal);
    }

    @Test
    void unknownHostIsExplained() {
        assertEquals("http://no-such-host.invalid/: no host is known by the name no-such-host.invalid",
            HttpSources.refusal("http://no-such-host.invalid/"));
    }

    private static void assertInTime(String refusal, String url) {
        long before = System.nanoTime();
        assertEquals(refusal, HttpSources.refusal(url));
        assertTrue(System.nanoTime() - before < TimeUnit.SECONDS.toNanos(20));
    }
}
