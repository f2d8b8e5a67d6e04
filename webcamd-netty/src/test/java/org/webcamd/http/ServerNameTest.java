package org.webcamd.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webcamd.fixture.Answer;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.server.Bench;

final class ServerNameTest {
    private static final String NAME = "webcamd/1.2.3";

    @ParameterizedTest
    @CsvSource({"GET /?stream, 200", "HEAD /?stream, 200", "GET /?info, 200", "GET /, 200", "GET /nothing, 404",
        "DELETE /, 405", "OPTIONS /, 204", "GET /?rotate=x&stream, 400", "GET /streams, 426", "GET /?controls, 403"})
    void everyAnswerNamesTheProgram(String request, int status) {
        assertEquals(NAME, server(request + " HTTP/1.1\r\nHost: cam\r\n\r\n", status));
    }

    @Test
    void whatIsRefusedNamesItToo() {
        assertEquals(NAME, server("no HTTP\r\n\r\n", 400));
        assertEquals(NAME, server("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\n\r\n", 414));
        assertEquals(NAME, server("GET / HTTP/1.1\r\nX: " + "x".repeat(70_000) + "\r\n\r\n", 431));
    }

    @Test
    void pictureThatIsNotThereNamesItToo() {
        try (Bench bench = new Bench().snapshotTimeout(Duration.ofMillis(1))) {
            ClientChannel client = bench.connect();
            client.send("GET /?snapshot HTTP/1.1\r\nHost: cam\r\n\r\n");
            client.pass(1, TimeUnit.SECONDS);
            Answer late = Answer.one(client.received());
            assertEquals(503, late.status());
            assertEquals(NAME, late.header("Server"));
        }
    }

    @Test
    void beginningOfAWebSocketNamesIt() {
        assertEquals(NAME, server("GET /?stream HTTP/1.1\r\nHost: cam\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n", 101));
    }

    @Test
    void refusalBeforeAnyRequestIsAWholeAnswer() {
        Answer refusal = Answer.one(ServerName.of("1.2.3").refusal("503 Service Unavailable\r\nRetry-After: 1", "no")
            .toString(StandardCharsets.US_ASCII));
        assertEquals(503, refusal.status());
        assertEquals(NAME, refusal.header("Server"));
        assertEquals("1", refusal.header("Retry-After"));
        assertEquals("no\n", refusal.body());
    }

    private static String server(String request, int status) {
        try (Bench bench = new Bench()) {
            ClientChannel client = bench.connect();
            client.send(request);
            Answer answer = Answer.ofHead(client.received());
            assertEquals(status, answer.status(), answer::body);
            return answer.header("Server");
        }
    }
}
