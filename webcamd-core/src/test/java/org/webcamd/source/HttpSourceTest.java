package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.webcamd.source.Pieces.BLUE;
import static org.webcamd.source.Pieces.GREEN;
import static org.webcamd.source.Pieces.RED;
import static org.webcamd.source.Pieces.join;
import static org.webcamd.source.Pieces.part;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.CaptureFormat;
import org.webcamd.camera.Picture;
import org.webcamd.camera.Source;

/** What servers do that work. */
@Timeout(60)
final class HttpSourceTest {
    private static final CameraSettings ANY = new CameraSettings(320, 240, 30, CaptureFormat.AUTO);

    private static final String STREAM_HEAD = "HTTP/1.0 200 OK\r\n"
        + "Content-Type: multipart/x-mixed-replace;boundary=boundarydonotcross\r\n\r\n--boundarydonotcross\r\n";

    @Test
    void streamIsPassedOnWithItsTimesOfCapture() throws Exception {
        try (RawServer server = RawServer.stallingAfter(STREAM_HEAD, part(RED, "1700000000.000001"));
            Camera camera = open(server, "/?action=stream")) {
            Picture.Jpeg picture = (Picture.Jpeg) camera.grab();
            assertArrayEquals(RED, Pieces.bytes(picture.bytes()));
            assertEquals(1_700_000_000_000_001L, picture.originMicros());
            assertTrue(picture.bytes().isDirect());
            assertEquals(48, camera.mode().width());
            assertEquals(0, camera.mode().fps());
            assertEquals("MJPG", camera.mode().pixelFormat());
        }
    }

    @Test
    void requestAsksForTheBoundaryBehindEachPicture() throws Exception {
        try (RawServer server = RawServer.stallingAfter(STREAM_HEAD, part(RED, "0"))) {
            open(server, "/a?b").close();
            String head = server.requests().get(0).head();
            assertTrue(head.startsWith("GET /a?b HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n"), head);
            assertTrue(head.contains("\r\nAccept: multipart/x-mixed-replace, image/jpeg"), head);
            assertTrue(!head.contains("Chrome/"), head);
        }
    }

    @Test
    void streamInChunks() throws Exception {
        byte[] body = join("--frame\r\nContent-Type: image/jpeg\r\n\r\n", RED, "\r\n--frame\r\n");
        Object[] chunks = new Object[body.length / 100 + 1];
        for (int i = 0; i < chunks.length; i++) {
            byte[] chunk = Arrays.copyOfRange(body, 100 * i, Math.min(body.length, 100 * (i + 1)));
            chunks[i] = join(Integer.toHexString(chunk.length), ";name=value\r\n", chunk, "\r\n");
        }
        try (RawServer server = RawServer.stallingAfter("HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n"
            + "Content-Type: multipart/x-mixed-replace; boundary=frame\r\n\r\n", join(chunks));
            Camera camera = open(server, "/")) {
            assertArrayEquals(RED, Programs.grab(camera));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Content-Type: application/octet-stream\r\n", "content-type:video/x-motion-jpeg\r\n"})
    void picturesEndToEnd(String header) throws Exception {
        try (RawServer server = RawServer.stallingAfter("HTTP/1.1 200\r\n" + header + "\r\n", RED);
            Camera camera = open(server, "/")) {
            assertArrayEquals(RED, Programs.grab(camera));
        }
    }

    @Test
    void pictureIsAskedForAgainAndAgainOverOneConnection() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            sendPicture(out, request.number() % 2 == 0 ? GREEN : RED, "X-Timestamp: 1700000000.25\r\n");
            return true;
        }); Camera camera = open(server, "/snapshot.jpg")) {
            boolean red = false;
            boolean green = false;
            while (!red || !green) {
                Picture.Jpeg picture = (Picture.Jpeg) camera.grab();
                red |= Arrays.equals(RED, Pieces.bytes(picture.bytes()));
                green |= Arrays.equals(GREEN, Pieces.bytes(picture.bytes()));
                assertEquals(1_700_000_000_250_000L, picture.originMicros());
            }
            assertEquals(1, server.connections());
        }
    }

    @Test
    void pictureIsAskedForNoFasterThanTheRate() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            sendPicture(out, RED, "");
            return true;
        }); Camera camera = new HttpSource(HttpAddress.parse(server.url("/")), Programs.at(50)).open(Pieces.MEMORY)) {
            assertEquals(50, camera.mode().fps());
            long first = camera.grab().capturedNanos();
            long last = first;
            for (int i = 0; i < 20; i++) {
                last = camera.grab().capturedNanos();
            }
            assertTrue(last - first >= TimeUnit.MILLISECONDS.toNanos(350), "20 pictures in " + (last - first) + " ns");
        }
    }

    @Test
    void serverThatClosesAfterEachPictureIsConnectedToAnew() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            sendPicture(out, RED, "");
            return false;
        }); Camera camera = open(server, "/")) {
            for (int i = 0; i < 5; i++) {
                assertArrayEquals(RED, Programs.grab(camera));
            }
            assertTrue(server.connections() >= 5);
        }
    }

    @Test
    void pictureThatHasNotChangedIsNotSentAgain() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            if (request.head().contains("\r\nIf-None-Match: \"v1\"\r\n")) {
                out.write(join("HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\n\r\n"));
            } else {
                sendPicture(out, RED, "ETag: \"v1\"\r\n");
            }
            return true;
        }); Camera camera = open(server, "/")) {
            for (int i = 0; i < 5; i++) {
                assertArrayEquals(RED, Programs.grab(camera));
            }
            assertEquals(1, server.requests().stream().filter(one -> !one.head().contains("If-None-Match")).count());
            assertEquals(1, server.connections());
        }
    }

    @Test
    void redirectIsFollowed() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            if (request.target().equals("/old")) {
                out.write(join("HTTP/1.1 302 Found\r\nLocation: new?x=1\r\nContent-Length: 0\r\n\r\n"));
                return true;
            }
            out.write(join(STREAM_HEAD, part(RED, "0")));
            Thread.sleep(60_000);
            return false;
        }); Camera camera = open(server, "/old")) {
            assertArrayEquals(RED, Programs.grab(camera));
            assertEquals("/new?x=1", server.requests().get(1).target());
        }
    }

    @Test
    void passwordIsSentToTheSameServerOnly() throws Exception {
        try (RawServer other = RawServer.stallingAfter(STREAM_HEAD, part(RED, "0"));
            RawServer server = new RawServer((request, out) -> {
                if (!request.head().contains("Authorization")) {
                    out.write(join("HTTP/1.1 401 No\r\n\r\n"));
                    return false;
                }
                String next = request.target().equals("/a") ? "/b" : other.url("/c");
                out.write(join("HTTP/1.1 301 Moved\r\nLocation: " + next + "\r\n\r\n"));
                return false;
            });
            Camera camera = HttpSources.open("http://us%65r:p%40ss+w@127.0.0.1:" + server.port() + "/a")) {
            assertArrayEquals(RED, Programs.grab(camera));
            String header = "\r\nAuthorization: Basic dXNlcjpwQHNzK3c=\r\n";
            assertTrue(server.requests().get(1).head().contains(header));
            assertEquals("/b", server.requests().get(2).target());
            assertTrue(server.requests().get(2).head().contains(header));
            assertTrue(!other.requests().get(0).head().contains("Authorization"));
        }
    }

    @Test
    void nobodyWatchingEndsTheConnectionAndTheNextGrabBeginsANewOne() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            out.write(join(STREAM_HEAD));
            while (true) {
                out.write(part(request.number() == 1 ? RED : BLUE, "0"));
                Thread.sleep(5);
            }
        }); Camera camera = new HttpSource(HttpAddress.parse(server.url("/")), 30, new StreamLimits(
            Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofMillis(50)), Patience.of(ANY))
            .open(Pieces.MEMORY)) {
            Programs.await("rest", () -> server.openConnections() == 0);
            long asked = System.nanoTime();
            Picture picture = camera.grab();
            assertTrue(picture.capturedNanos() >= asked);
            assertArrayEquals(BLUE, Pieces.bytes(((Picture.Jpeg) picture).bytes()));
        }
    }

    @Test
    void closingEndsTheConnection() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            out.write(join(STREAM_HEAD));
            while (true) {
                out.write(part(RED, "0"));
            }
        })) {
            open(server, "/").close();
            Programs.await("closed", () -> server.openConnections() == 0);
        }
    }

    @Test
    void streamThatEndsIsSaidAndCanBeOpenedAgain() throws Exception {
        try (RawServer server = RawServer.saying(STREAM_HEAD, part(RED, "0"))) {
            Source source = new HttpSource(HttpAddress.parse(server.url("/s?password=x")), Programs.at(30));
            for (int i = 0; i < 3; i++) {
                try (Camera camera = source.open(Pieces.MEMORY)) {
                    assertArrayEquals(RED, Programs.grab(camera));
                    assertEquals(server.url("/s has ended the stream"),
                        assertThrows(CameraException.class, camera::grab).getMessage());
                }
            }
        }
    }

    private static Camera open(RawServer server, String target) throws CameraException {
        return HttpSources.open(server.url(target));
    }

    private static void sendPicture(OutputStream out, byte[] jpeg, String headers) throws IOException {
        out.write(join("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: ", jpeg.length, "\r\n", headers,
            "\r\n", jpeg));
    }
}
