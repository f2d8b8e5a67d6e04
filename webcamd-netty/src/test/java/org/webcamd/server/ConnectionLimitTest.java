package org.webcamd.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.webcamd.counters.Counter;
import org.webcamd.fixture.Answer;
import org.webcamd.fixture.ClientChannel;

final class ConnectionLimitTest {
    private static final int LIMIT = 3;

    @Test
    void connectionBeyondTheLimitIsToldToTryAgainAndClosed() {
        try (Bench bench = new Bench()) {
            List<ClientChannel> served = connect(bench, LIMIT);
            ClientChannel refused = bench.connect();
            Answer refusal = Answer.one(refused.received());

            assertEquals(503, refusal.status());
            assertEquals("close", refusal.header("Connection"));
            assertEquals("1", refusal.header("Retry-After"));
            assertEquals("too many connections\n", refusal.body());
            assertFalse(refused.isOpen());
            assertTrue(served.stream().allMatch(ClientChannel::isOpen));
            assertEquals(1, bench.counted(Counter.CONNECTIONS_REFUSED));
            assertEquals(0, bench.counted(Counter.REQUESTS));
        }
    }

    @Test
    void closedConnectionsAndRefusedOnesMakeRoom() {
        try (Bench bench = new Bench()) {
            List<ClientChannel> served = connect(bench, LIMIT);
            for (int i = 0; i < 5; i++) {
                bench.connect().received();
            }
            served.get(0).close();
            ClientChannel next = bench.connect();
            next.send("GET /?info HTTP/1.1\r\n\r\n");

            assertEquals(200, Answer.one(next.received()).status());
            assertEquals(503, Answer.one(bench.connect().received()).status());
        }
    }

    private static List<ClientChannel> connect(Bench bench, int number) {
        List<ClientChannel> clients = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            clients.add(bench.connect());
        }
        return clients;
    }
}
