package org.webcamd.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.launch.InProcessProgram;

/** Video over WebSocket, as a client sees it that has nothing in common with the server. */
@Timeout(120)
final class WebSocketIT {
    private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    private static final String VERSION = "Sec-WebSocket-Version: 13\r\n";
    private static final String CONNECTION = "Connection: keep-alive, Upgrade\r\n";

    private static InProcessProgram program;

    @BeforeAll
    static void start() throws InterruptedException {
        PythonClient.assumeInstalled();
        program = InProcessProgram.startCameras(List.of("bed=test", "door=test"), "--max-viewers", "20",
            "--stall-timeout", "2");
    }

    @AfterAll
    static void end() {
        if (program != null) {
            program.close();
        }
    }

    private static String url(String target) {
        return "ws://127.0.0.1:" + program.port() + target;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bed/?stream", "/bed/?action=stream", "/bed/stream", "/bed/stream.mjpg",
        "/webcam/bed/?stream&1699999999999"})
    void everyFormOfAStreamIsToBeHadOverWebSocket(String target) throws Exception {
        List<String> lines = PythonClient.run(url(target), "show 10");

        assertEquals(List.of("open", "text {\"kind\":\"live\",\"wish\":\"\"}"), lines.subList(0, 2));
        assertEquals(12, lines.size(), lines::toString);
        long last = 0;
        for (String line : lines.subList(2, 12)) {
            assertTrue(line.matches("frame \\d+ \\d+\\.\\d{3}"), line);
            long sequence = Long.parseLong(line.split(" ")[1]);
            assertTrue(sequence > last, lines::toString);
            last = sequence;
        }
    }

    @Test
    void noMoreThanTwoFramesComeUnacknowledged() throws Exception {
        List<String> lines = PythonClient.run(url("/bed/?stream&width=160&quality=50"), "take 1", "end");

        assertEquals("text {\"kind\":\"live\",\"wish\":\"width=160&quality=50\"}", lines.get(1));
        assertEquals(2, lines.stream().filter(line -> line.startsWith("frame")).count(), lines::toString);
        assertEquals("closed 1008 a frame was not acknowledged (--stall-timeout)", lines.get(lines.size() - 1));
    }

    @Test
    void camerasComeChangeAndGoOnOneConnection() throws Exception {
        List<String> lines = PythonClient.run(url("/webcam/streams"),
            "say {\"camera\":\"bed\",\"wish\":\"width=160\"}", "text", "show 3",
            "say {\"camera\":\"none\",\"wish\":\"\"}", "text",
            "say {\"camera\":\"bed\",\"wish\":\"width=0\"}", "text",
            "say {\"camera\":\"door\",\"wish\":\"fps=5\"}", "text", "show 3",
            "say {\"camera\":\"bed\",\"wish\":\"\"}", "text", "say {\"camera\":\"door\",\"wish\":null}", "show 5");

        List<String> texts = lines.stream().filter(line -> line.startsWith("text")).toList();
        assertEquals(List.of("text {\"camera\":\"bed\",\"number\":1,\"kind\":\"live\",\"wish\":\"width=160\"}",
            "text {\"camera\":\"none\",\"error\":\"no camera 'none' here; there is: bed, door\"}",
            "text {\"camera\":\"bed\",\"error\":\"bad value of width: '0'; accepted: whole pixels, 16 to 16384\"}",
            "text {\"camera\":\"door\",\"number\":2,\"kind\":\"live\",\"wish\":\"\"}",
            "text {\"camera\":\"bed\",\"number\":1,\"kind\":\"live\",\"wish\":\"\"}"), texts);
        assertTrue(lines.stream().anyMatch(line -> line.matches("frame 2 \\d+ .*")), lines::toString);
        assertTrue(lines.get(lines.size() - 1).matches("frame 1 \\d+ .*"), lines::toString);
    }

    @Test
    void viewerIsToldInTheStatisticsAndLeavesThem() throws Exception {
        try (PythonClient client = PythonClient.start(url("/door/?stream&width=200"), "end")) {
            String door = Info.await(program, info -> info.json().contains("width=200")).json();
            assertTrue(door.contains("\"transport\":\"websocket\""), door);
            assertEquals("open", client.line());
        }
        Info.await(program, info -> !info.json().contains("width=200"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /bed/?stream&width=0 | bad value of width: '0'; accepted: whole pixels, 16 to 16384
        /bed/?stream&fps=x   | bad value of fps: 'x'; accepted: frames a second, 0.1 to 1000""")
    void badWishIsAnAnswerOverHttp(String target, String reason) throws IOException {
        assertEquals("HTTP/1.1 400 Bad Request: " + reason, refusal(target, CONNECTION + VERSION + KEY));
    }

    @Test
    void badHandshakeIsAnAnswerOverHttp() throws IOException {
        assertEquals("HTTP/1.1 426 Upgrade Required: a WebSocket of version 13 is spoken here",
            refusal("/bed/?stream", CONNECTION + KEY + "Sec-WebSocket-Version: 8\r\n"));
        assertEquals("HTTP/1.1 400 Bad Request: a WebSocket needs a Sec-WebSocket-Key of 16 bytes in base64",
            refusal("/bed/?stream", CONNECTION + VERSION));
        assertEquals("HTTP/1.1 400 Bad Request: a WebSocket needs Connection: Upgrade",
            refusal("/streams", "Connection: close\r\n" + VERSION + KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://cam.example.evil.example"})
    void pageOfAForeignSiteIsRefused(String origin) throws IOException {
        assertEquals("HTTP/1.1 403 Forbidden: a page of another site may not watch here (--allow-origin)",
            refusal("/streams", CONNECTION + VERSION + KEY + "Origin: " + origin + "\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://cam.example", "https://cam.example:8443", "http://octopi.local"})
    void pageOfThisHostOrOfTheNetworkMayWatch(String origin) throws IOException {
        try (RawConnection client = upgrade("/streams", CONNECTION + VERSION + KEY + "Origin: " + origin + "\r\n")) {
            Head head = client.readHead();
            assertEquals(101, head.status());
            assertEquals("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", head.headers().get("sec-websocket-accept"));
        }
    }

    private static RawConnection upgrade(String target, String headers) throws IOException {
        return RawConnection.to(program).send("GET " + target + " HTTP/1.1\r\nHost: cam.example\r\n"
            + "Upgrade: websocket\r\n" + headers + "\r\n");
    }

    private static String refusal(String target, String headers) throws IOException {
        try (RawConnection client = upgrade(target, headers)) {
            Head head = client.readHead();
            String reason = new String(client.read(head.contentLength()), StandardCharsets.UTF_8);
            return head.statusLine() + ": " + reason.strip();
        }
    }
}
