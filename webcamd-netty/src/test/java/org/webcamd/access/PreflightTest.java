package org.webcamd.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.fixture.Answer;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.fixture.Wire;
import org.webcamd.server.Bench;

final class PreflightTest {
    private final Bench bench = new Bench();
    private final ClientChannel client = bench.connect();

    @AfterEach
    void nothingIsLeft() {
        bench.close();
    }

    @Test
    void preflightSaysWhatAPageMayAsk() {
        client.send(Wire.text("""
            OPTIONS /?snapshot HTTP/1.1
            Host: cam
            Origin: https://mainsail.local
            Access-Control-Request-Method: GET
            Access-Control-Request-Headers: x-requested-with

            """));
        Answer answer = Answer.one(client.received());

        assertEquals(204, answer.status());
        assertNull(answer.header("Content-Length"));
        assertEquals("GET, HEAD, OPTIONS", answer.header("Allow"));
        assertEquals("GET, HEAD, OPTIONS", answer.header("Access-Control-Allow-Methods"));
        assertEquals("x-requested-with", answer.header("Access-Control-Allow-Headers"));
        assertEquals("86400", answer.header("Access-Control-Max-Age"));
        assertEquals("https://mainsail.local", answer.header("Access-Control-Allow-Origin"));
        assertNull(answer.header("Access-Control-Allow-Private-Network"));
    }

    @Test
    void preflightOfAWiderNetworkIsAnsweredToPagesThatMayRead() {
        for (String origin : List.of("https://mainsail.local", "https://evil.example")) {
            client.send(Wire.text("""
                OPTIONS /?snapshot HTTP/1.1
                Host: cam
                Origin: %s
                Access-Control-Request-Method: GET
                Access-Control-Request-Headers: x-requested-with
                Access-Control-Request-Private-Network: true

                """.formatted(origin)));
            Answer answer = Answer.one(client.received());

            boolean mayRead = !origin.contains("evil");
            assertEquals(204, answer.status());
            assertEquals("Origin", answer.header("Vary"));
            assertEquals(mayRead ? origin : null, answer.header("Access-Control-Allow-Origin"));
            assertEquals(mayRead ? "true" : null, answer.header("Access-Control-Allow-Private-Network"));
            assertEquals(mayRead ? "GET, HEAD, OPTIONS" : null, answer.header("Access-Control-Allow-Methods"));
            assertEquals(mayRead ? "x-requested-with" : null, answer.header("Access-Control-Allow-Headers"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?controls&brightness=1", "/bench/controls", "/?action=command&id=1&value=2"})
    void whatSetsSomethingTakesPostAsWell(String target) {
        client.send("PUT " + target + " HTTP/1.1\r\nHost: cam\r\n\r\n");
        Answer answer = Answer.one(client.received());

        assertEquals(405, answer.status());
        assertEquals("GET, HEAD, OPTIONS, POST", answer.header("Allow"));
        client.send("POST " + target + " HTTP/1.1\r\nHost: cam\r\n\r\n");
        assertEquals(target.endsWith("controls") ? 400 : 403, Answer.one(client.received()).status());
    }

    @Test
    void pageThatMayReadMayNotSetByThat() {
        bench.allowControl().origins("lan", "https://named.example");
        Map<String, Boolean> maySet = Map.of("http://192.168.1.9", false, "https://named.example", true, "http://cam",
            true, "http://cam:7125", true);
        ClientChannel page = bench.connect();
        maySet.forEach((origin, allowed) -> {
            page.send(Wire.text("""
                OPTIONS /?controls&brightness=1 HTTP/1.1
                Host: cam:8080
                Origin: %s
                Access-Control-Request-Method: POST
                Access-Control-Request-Headers: X-WEBCAMD,x-other

                """.formatted(origin)));
            Answer answer = Answer.one(page.received());

            assertEquals(origin, answer.header("Access-Control-Allow-Origin"));
            assertEquals("GET, HEAD, OPTIONS, POST", answer.header("Allow"));
            assertEquals(allowed ? "GET, HEAD, OPTIONS, POST" : "GET, HEAD, OPTIONS",
                answer.header("Access-Control-Allow-Methods"), origin);
            assertEquals(allowed ? "X-WEBCAMD, x-other" : "x-other", answer.header("Access-Control-Allow-Headers"));
        });
    }

    @Test
    void pageThatMaySetIsToldSoForWhatCanBeSetAlone() {
        bench.allowControl();
        ClientChannel page = bench.connect();
        page.send(Wire.text("""
            OPTIONS /?snapshot HTTP/1.1
            Host: cam:8080
            Origin: http://cam
            Access-Control-Request-Method: POST
            Access-Control-Request-Headers: x-webcamd

            """));
        Answer answer = Answer.one(page.received());

        assertEquals("GET, HEAD, OPTIONS", answer.header("Access-Control-Allow-Methods"));
        assertNull(answer.header("Access-Control-Allow-Headers"));
    }
}
