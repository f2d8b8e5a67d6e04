package org.webcamd.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webcamd.fixture.Answer;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.server.Bench;

final class PageResponderTest {
    private final Bench bench = new Bench();
    private final ClientChannel client = bench.connect();

    @AfterEach
    void nothingIsLeft() {
        bench.close();
    }

    @Test
    void unknownPathIsToldWhatIsServed() {
        client.send("GET /favicon.ico HTTP/1.1\r\nHost: cam\r\n\r\n");
        Answer answer = Answer.one(client.received());

        assertEquals(404, answer.status());
        assertEquals("text/html; charset=utf-8", answer.header("Content-Type"));
        for (String form : List.of("/?stream", "/?action=stream", "/stream", "/stream.mjpg", "/?snapshot",
            "/?action=snapshot", "/snapshot", "/snapshot.jpg", "/?info", "/info", "/")) {
            assertTrue(answer.body().contains(">" + form + "<"), form);
        }
    }

    @Test
    void pageMayLoadNothingFromElsewhere() {
        client.send("GET /webcam/ HTTP/1.1\r\nHost: cam\r\n\r\n");
        Answer answer = Answer.one(client.received());

        assertEquals(200, answer.status());
        assertEquals("text/html; charset=utf-8", answer.header("Content-Type"));
        assertTrue(answer.header("Content-Security-Policy").startsWith("default-src 'none'"));
        assertTrue(answer.header("Content-Security-Policy").contains("; style-src 'self'; script-src 'self'; "));
        assertTrue(answer.header("Content-Security-Policy").endsWith("; frame-ancestors *"));
    }

    @Test
    void browserIsSentThePageCompressed() {
        client.send("GET / HTTP/1.1\r\nHost: cam\r\nAccept-Encoding: gzip, deflate, br\r\n\r\n");
        Answer answer = Answer.one(client.received());

        assertEquals(200, answer.status());
        assertEquals("gzip", answer.header("Content-Encoding"));
        assertTrue(Integer.parseInt(answer.header("Content-Length")) < 3_000);
    }

    @Test
    void whoReadsNoGzipIsSentThePageAsItIs() {
        client.send("GET / HTTP/1.1\r\nHost: cam\r\nAccept-Encoding: identity\r\n\r\n");
        Answer answer = Answer.one(client.received());

        assertNull(answer.header("Content-Encoding"));
        assertTrue(answer.body().startsWith("<!doctype html>"));
    }

    @ParameterizedTest
    @CsvSource({"page.css, text/css", "panels.css, text/css", "page.js, text/javascript", "camera.js, text/javascript",
        "cameras.js, text/javascript", "view.js, text/javascript"})
    void whatPagesNeedIsServedBesideThem(String name, String type) {
        client.send("GET /webcam?" + name + " HTTP/1.1\r\nHost: cam\r\n\r\n");
        Answer answer = Answer.one(client.received());

        assertEquals(200, answer.status());
        assertEquals(type + "; charset=utf-8", answer.header("Content-Type"));
        assertEquals("nosniff", answer.header("X-Content-Type-Options"));
        assertTrue(answer.header("Cache-Control").startsWith("no-store"));
    }
}
