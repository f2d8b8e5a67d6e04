package org.webcamd.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webcamd.launch.InProcessProgram;

@Timeout(60)
final class WireIT {
    private static final Map<String, String> NO_STORE = Map.of(
        "Cache-Control", "no-store, no-cache, must-revalidate, no-transform, max-age=0",
        "Pragma", "no-cache",
        "Expires", "Mon, 3 Jan 2000 12:34:56 GMT",
        "X-Content-Type-Options", "nosniff",
        "Vary", "Origin",
        "Server", "webcamd/" + version());
    private static final Map<String, String> STREAM = with(NO_STORE, Map.of(
        "Content-Type", "multipart/x-mixed-replace;boundary=boundarydonotcross",
        "X-Accel-Buffering", "no",
        "Connection", "close"));
    private static final String CHROMIUM_IMAGE = "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 "
        + "(KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36\r\n"
        + "Accept: image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8\r\n";

    private static InProcessProgram program;

    private static String version() {
        try (InputStream built = WireIT.class.getResourceAsStream("/org/webcamd/launch/version.properties")) {
            Properties properties = new Properties();
            properties.load(built);
            return properties.getProperty("version");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @BeforeAll
    static void start() throws InterruptedException {
        program = InProcessProgram.start();
    }

    @AfterAll
    static void end() {
        program.close();
    }

    @Test
    void streamIsHeadBoundaryAndParts() throws IOException {
        try (RawConnection client = RawConnection.to(program).get("/?stream")) {
            Head head = client.readHead();
            assertEquals("HTTP/1.1 200 OK", head.statusLine());
            assertEquals(STREAM, head.headers());
            head.headers().forEach((name, value) ->
                assertTrue(name.length() + ": ".length() + value.length() <= 127, "ffmpeg reads no longer lines"));

            client.expect("--boundarydonotcross\r\n");
            for (int i = 0; i < 5; i++) {
                client.expect("Content-Type: image/jpeg\r\nContent-Length: ");
                int length = Integer.parseInt(client.readLine());
                client.expect("X-Timestamp: ");
                String timestamp = client.readLine();
                assertTrue(timestamp.matches("[0-9]{10}\\.[0-9]{6}"), timestamp);
                client.expect("\r\n");
                StreamPart.checkJpeg(client.read(length));
                client.expect("\r\n--boundarydonotcross\r\n");
            }
        }
    }

    @Test
    void imageElementOfChromiumGetsEachHeaderBehindThePictureBefore() throws IOException {
        try (RawConnection client = request("GET /?stream", CHROMIUM_IMAGE)) {
            assertAdvanceHeaders(client);
        }
    }

    @Test
    void advanceHeadersCanBeAskedFor() throws IOException {
        try (RawConnection client = request("GET /?action=stream&advance_headers=1", "User-Agent: curl/8\r\n")) {
            assertAdvanceHeaders(client);
        }
    }

    @Test
    void advanceHeadersCanBeDeclined() throws IOException {
        try (RawConnection client = request("GET /?stream&advance_headers=0", CHROMIUM_IMAGE)) {
            client.readHead();
            client.expect("--boundarydonotcross\r\n");
            assertTrue(client.readPart().jpeg().length > 0);
            assertTrue(client.readPart().jpeg().length > 0);
        }
    }

    private static void assertAdvanceHeaders(RawConnection client) throws IOException {
        assertEquals(STREAM, client.readHead().headers());
        client.expect("--boundarydonotcross\r\nContent-Type: image/jpeg\r\n\r\n");
        for (int i = 0; i < 5; i++) {
            readToEndOfImage(client);
            client.expect("\r\n--boundarydonotcross\r\nContent-Type: image/jpeg\r\n\r\n");
        }
    }

    private static void readToEndOfImage(RawConnection client) throws IOException {
        client.expect("\u00ff\u00d8");
        int last = 0;
        for (int next = client.read(1)[0] & 0xFF; last != 0xFF || next != 0xD9; next = client.read(1)[0] & 0xFF) {
            last = next;
        }
    }

    @Test
    void headOfAStreamHasTheSameHeadersAndNoBody() throws IOException {
        try (RawConnection client = request("HEAD /?stream", "")) {
            assertEquals(STREAM, client.readHead().headers());
            assertEquals(0, client.readToEnd().length);
        }
    }

    @Test
    void snapshotSaysHowLongItIsAndWhenItWasTaken() throws IOException {
        try (RawConnection client = RawConnection.to(program)) {
            Head head = client.get("/?snapshot").readHead();
            StreamPart.checkJpeg(client.read(head.contentLength()));
            assertEquals("HTTP/1.1 200 OK", head.statusLine());
            assertSnapshotHeaders(head);

            Head again = client.send("HEAD /snapshot.jpg HTTP/1.1\r\nHost: cam\r\n\r\n").readHead();
            assertSnapshotHeaders(again);
            assertEquals(200, client.get("/?info").readHead().status());
        }
    }

    private static void assertSnapshotHeaders(Head head) {
        Map<String, String> headers = new TreeMap<>(head.headers());
        String timestamp = headers.remove("X-Timestamp");
        String modified = headers.remove("Last-Modified");
        String length = headers.remove("Content-Length");
        assertEquals(with(NO_STORE, Map.of("Content-Type", "image/jpeg", "Keep-Alive", "timeout=75")), headers);
        assertTrue(Integer.parseInt(length) > 0);
        assertTrue(timestamp.matches("[0-9]{10}\\.[0-9]{6}"), timestamp);
        ZonedDateTime when = ZonedDateTime.parse(modified, DateTimeFormatter.RFC_1123_DATE_TIME);
        assertEquals(timestamp.substring(0, 10), Long.toString(when.toEpochSecond()));
        assertTrue(Duration.between(when, ZonedDateTime.now()).abs().compareTo(Duration.ofMinutes(1)) < 0);
    }

    @ParameterizedTest
    @CsvSource({"/?stream, multipart/x-mixed-replace", "/?action=stream, multipart/x-mixed-replace",
        "/stream, multipart/x-mixed-replace", "/stream.mjpg, multipart/x-mixed-replace",
        "/webcam/?action=stream&1699999999999, multipart/x-mixed-replace", "/?snapshot, image/jpeg",
        "/?action=snapshot, image/jpeg", "/snapshot, image/jpeg", "/snapshot.jpg, image/jpeg",
        "/webcam/?snapshot&cacheBust=1, image/jpeg", "/?info, application/json", "/info, application/json",
        "/, text/html"})
    void everyAcceptedFormIsServed(String target, String type) throws IOException {
        try (RawConnection client = RawConnection.to(program).get(target)) {
            Head head = client.readHead();
            assertEquals(200, head.status());
            assertTrue(head.headers().get("Content-Type").startsWith(type), head.headers()::toString);
        }
    }

    private static RawConnection request(String firstLine, String headers) throws IOException {
        return RawConnection.to(program).send(firstLine + " HTTP/1.1\r\nHost: cam.local\r\n" + headers + "\r\n");
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(some);
        all.putAll(more);
        return all;
    }
}
