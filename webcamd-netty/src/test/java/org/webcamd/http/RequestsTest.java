package org.webcamd.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.counters.Counter;
import org.webcamd.fixture.Answer;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.fixture.Wire;
import org.webcamd.server.Bench;

final class RequestsTest {
    private final Bench bench = new Bench();
    private final ClientChannel client = bench.connect();

    @AfterEach
    void nothingIsLeft() {
        bench.close();
    }

    @Test
    void connectionIsKeptAliveByDefault() {
        client.send("GET /?info HTTP/1.1\r\nHost: cam\r\n\r\n");
        Answer first = Answer.one(client.received());
        client.send("GET / HTTP/1.1\r\nHost: cam\r\n\r\n");

        assertEquals(200, first.status());
        assertNull(first.header("Connection"));
        assertEquals(200, Answer.one(client.received()).status());
        assertTrue(client.isOpen());
        assertEquals(2, bench.counted(Counter.REQUESTS));
    }

    @Test
    void connectionIsClosedWhereTheClientAsksForIt() {
        client.send("GET /?info HTTP/1.1\r\nHost: cam\r\nConnection: close\r\n\r\n");

        assertEquals("close", Answer.one(client.received()).header("Connection"));
        assertFalse(client.isOpen());
    }

    @Test
    void http10ClosesUnlessTheClientAsksForMore() {
        client.send("GET /?info HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        assertEquals("keep-alive", Answer.one(client.received()).header("Connection"));
        assertTrue(client.isOpen());

        client.send("GET /?info HTTP/1.0\r\n\r\n");
        assertEquals("close", Answer.one(client.received()).header("Connection"));
        assertFalse(client.isOpen());
    }

    @Test
    void requestWithoutAHostIsAnswered() {
        client.send("GET /?info HTTP/1.1\r\n\r\n");
        Answer answer = Answer.one(client.received());

        assertEquals(200, answer.status());
        assertTrue(answer.body().contains("\"server\":\"\""), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/?info", "/nothing", "/?rotate=7&stream"})
    void headSaysWhatGetWouldAndSendsNoBody(String target) {
        client.send("GET " + target + " HTTP/1.1\r\nHost: cam\r\n\r\n");
        Answer get = Answer.one(client.received());
        client.send("HEAD " + target + " HTTP/1.1\r\nHost: cam\r\n\r\n");
        Answer head = Answer.ofHead(client.received());

        assertEquals(get.status(), head.status());
        assertEquals(get.headers().keySet(), head.headers().keySet());
        assertEquals(get.header("Content-Type"), head.header("Content-Type"));
        assertEquals("", head.body());
        assertTrue(Integer.parseInt(head.header("Content-Length")) > 0);
        client.send("GET / HTTP/1.1\r\nHost: cam\r\n\r\n");
        assertEquals(200, Answer.one(client.received()).status());
    }

    @Test
    void everyAnswerSaysThatItIsNotToBeKept() {
        for (String target : List.of("/", "/?info", "/nothing", "/?snapshot&rotate=x")) {
            client.send("GET " + target + " HTTP/1.1\r\nHost: cam\r\n\r\n");
            Answer answer = Answer.one(client.received());

            assertEquals("no-store, no-cache, must-revalidate, no-transform, max-age=0",
                answer.header("Cache-Control"));
            assertEquals("no-cache", answer.header("Pragma"));
            assertEquals("Mon, 3 Jan 2000 12:34:56 GMT", answer.header("Expires"));
            assertNull(answer.header("Access-Control-Allow-Origin"));
            boolean page = target.equals("/") || target.equals("/nothing");
            assertEquals(page ? "Accept-Encoding, Origin" : "Origin", answer.header("Vary"));
            assertEquals("nosniff", answer.header("X-Content-Type-Options"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "BREW", "get"})
    void otherMethodsAreRefusedAndToldWhichAreAccepted(String method) {
        client.send(method + " /?snapshot HTTP/1.1\r\nHost: cam\r\n\r\n");
        Answer answer = Answer.one(client.received());

        assertEquals(405, answer.status());
        assertEquals("GET, HEAD, OPTIONS", answer.header("Allow"));
        assertEquals("method " + method + " is not served here; accepted: GET, HEAD, OPTIONS\n", answer.body());
        assertTrue(client.isOpen());
    }

    @Test
    void longMethodIsCut() {
        client.send("B".repeat(3000) + " / HTTP/1.1\r\nHost: cam\r\n\r\n");
        assertEquals("method " + "B".repeat(200) + " is not served here; accepted: GET, HEAD, OPTIONS\n",
            Answer.one(client.received()).body());
    }

    @Test
    void badValueIsCutAndHasNoLinesOfItsOwn() {
        client.send("GET /?stream&rotate=%0d%0aX:%1b[2J%E2%80%AE" + "x".repeat(3000)
            + " HTTP/1.1\r\nHost: cam\r\n\r\n");
        String body = Answer.one(client.received()).body();
        assertTrue(body.startsWith("bad value of rotate: '??X:?[2J?xxx"), body);
        assertTrue(body.endsWith("x'; accepted: 0 or 90 (clockwise), 1 or 180, 2, 270 or -90 (counter-clockwise)\n"),
            body);
        assertTrue(body.length() < 400, body);
    }

    @Test
    void bodyOfARequestIsReadPast() {
        client.send(Wire.text("""
            POST / HTTP/1.1
            Host: cam
            Content-Length: 5

            helloPOST / HTTP/1.1
            Host: cam
            Transfer-Encoding: chunked

            3
            abc
            0

            GET / HTTP/1.1
            Host: cam

            """));
        List<Answer> answers = Answer.all(client.received());

        assertEquals(List.of(405, 405, 200), answers.stream().map(Answer::status).toList());
    }

    @Test
    void badValueIsExplainedAndDisturbsNothing() {
        client.send("GET /?stream&rotate=7 HTTP/1.1\r\nHost: cam\r\n\r\n");
        Answer answer = Answer.one(client.received());

        assertEquals(400, answer.status());
        assertEquals("text/plain; charset=utf-8", answer.header("Content-Type"));
        assertEquals("bad value of rotate: '7'; accepted: 0 or 90 (clockwise), 1 or 180, 2, 270 or -90 "
            + "(counter-clockwise)\n", answer.body());
        assertTrue(client.isOpen());
        assertEquals(0, bench.counted(Counter.VIEWERS_JOINED));
    }

    @ParameterizedTest
    @CsvSource({"414, 17000, 10", "431, 10, 66000"})
    void whatIsTooLongIsRefusedAndTheConnectionClosed(int status, int targetLength, int headerLength) {
        client.send("GET /" + "a".repeat(targetLength) + " HTTP/1.1\r\nX: " + "b".repeat(headerLength) + "\r\n\r\n");
        Answer answer = Answer.one(client.received());

        assertEquals(status, answer.status());
        assertEquals("close", answer.header("Connection"));
        assertTrue(answer.body().contains("longer than"), answer.body());
        assertFalse(client.isOpen());
        assertEquals(1, bench.counted(Counter.REQUESTS_MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\r\n\r\n", "hello\r\n\r\n",
        "GET / HTTP/x.y\r\n\r\n", "GET / HTTP/1.1\r\n: no name\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: -5\r\n\r\n"})
    void whatIsNoRequestIsRefusedAndTheConnectionClosed(String garbage) {
        client.send(garbage);
        Answer answer = Answer.one(client.received());

        assertEquals(400, answer.status());
        assertEquals("close", answer.header("Connection"));
        assertFalse(client.isOpen());
        assertEquals(1, bench.counted(Counter.REQUESTS_MALFORMED));
    }

    @Test
    void faultOfTheConnectionClosesIt() {
        client.pipeline().fireExceptionCaught(new IOException("connection reset by peer"));
        client.checkException();

        assertFalse(client.isOpen());
    }
}
