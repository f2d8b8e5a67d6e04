package org.webcamd.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.admission.ConnectionSettings;
import org.webcamd.admission.TrustedProxies;
import org.webcamd.counters.Counter;
import org.webcamd.fixture.Answer;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.server.Bench;

final class LineEndsTest {
    private static final String INFO = "GET /?info HTTP/1.1\r\nHost: cam\r\n\r\n";

    private final Bench bench = new Bench();
    private final ClientChannel client = bench.connect();

    @AfterEach
    void nothingIsLeft() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /?info HTTP/1.0\n\n", "GET /?info HTTP/1.1\nHost: cam\n\n",
        "GET /?info HTTP/1.1\r\nHost: cam\n\r\n", "GET /?info HTTP/1.1\nHost: cam\r\n\n",
        "\nGET /?info HTTP/1.1\r\nHost: cam\r\n\r\n", "POST /?info HTTP/1.1\nContent-Length: 3\n\nabc"})
    void requestWithLfAloneIsReadAndTheLastOne(String request) {
        client.send(request + INFO);

        assertEquals(1, statuses().size());
        assertFalse(client.isOpen(), "what stands behind may be the body of the one before, as others read it");
    }

    @Test
    void requestThatComesByteByByteIsReadTheSame() {
        ("\r\nGET /?info HTTP/1.1\nHost: cam\n\n").chars().forEach(next -> client.send(Character.toString(next)));

        assertEquals(List.of(200), statuses());
        assertFalse(client.isOpen());
    }

    @Test
    void wholeLinesInPiecesAreNoBareOnes() {
        INFO.chars().forEach(next -> client.send(Character.toString(next)));
        client.send("\r");
        client.send("\n" + INFO);

        assertEquals(List.of(200, 200), statuses());
        assertTrue(client.isOpen());
    }

    @Test
    void lineFeedsInABodyAreNoLines() {
        client.send("POST /?info HTTP/1.1\r\nHost: cam\r\nContent-Length: 4\r\n\r\n\n\n\n\n" + INFO);
        client.send("POST /?info HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n\n\n\r\n0\r\n\r\n" + INFO);

        assertEquals(List.of(405, 200, 405, 200), statuses());
        assertTrue(client.isOpen());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0\r\n\n", "0\r\nX: y\n\r\n"})
    void nothingIsReadBehindChunksThatEndInLfAlone(String end) {
        client.send("POST /?info HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + end + INFO);

        assertEquals(List.of(405), statuses());
        assertFalse(client.isOpen());
    }

    @Test
    void chunkWhoseLengthEndsInLfAloneIsRefused() {
        client.send("POST /?info HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\n\r\n" + INFO);

        assertEquals(List.of(400), statuses());
        assertFalse(client.isOpen());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0001GET / HTTP/1.1\r\n\r\n", "\u0000", "\tGET / HTTP/1.1\r\n\r\n", "\u0016\u0003\u0001",
        "\r\n\u0001GET / HTTP/1.1\r\n\r\n"})
    void controlCharactersBeginNoRequest(String request) {
        client.send(request);

        assertEquals(List.of(400), statuses());
        assertFalse(client.isOpen());
    }

    @Test
    void proxyThatSpeaksForOthersIsHeldToWholeLineEnds() {
        TrustedProxies proxies = new TrustedProxies(List.of("192.0.2.7"));
        try (Bench proxied = new Bench(new ConnectionSettings(Optional.of(4), proxies))) {
            ClientChannel proxy = proxied.connect();
            proxy.send("GET /?info HTTP/1.1\r\nX: y\nX-Forwarded-For: 192.0.2.99\r\n\r\n" + INFO);

            assertEquals(400, Answer.one(proxy.received()).status());
            assertFalse(proxy.isOpen());
            assertEquals(1, proxied.counted(Counter.REQUESTS_MALFORMED));
        }
    }

    private List<Integer> statuses() {
        return Answer.all(client.received()).stream().map(Answer::status).toList();
    }
}
