package org.webcamd.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.webcamd.admission.ConnectionSettings;
import org.webcamd.admission.TrustedProxies;
import org.webcamd.counters.Counter;
import org.webcamd.fixture.Answer;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.fixture.Frames;

final class ConnectionLimitTest {
    private static final int LIMIT = Bench.MAX_CONNECTIONS;
    private static final String INFO = "GET /?info HTTP/1.1\r\nHost: cam\r\n\r\n";
    private static final String SNAPSHOT = "GET /?snapshot HTTP/1.1\r\nHost: cam\r\n\r\n";
    private static final String STREAM = "GET /?stream HTTP/1.1\r\nHost: cam\r\n\r\n";

    @Test
    void connectionBeyondTheLimitIsToldToTryAgainAndClosed() {
        try (Bench bench = new Bench().snapshotTimeout(Duration.ofSeconds(60))) {
            List<ClientChannel> served = connect(bench, LIMIT);
            served.forEach(client -> client.send(SNAPSHOT));
            ClientChannel refused = bench.connect();
            Answer refusal = Answer.one(refused.received());

            assertEquals(503, refusal.status());
            assertEquals("close", refusal.header("Connection"));
            assertEquals("1", refusal.header("Retry-After"));
            assertEquals("webcamd/1.2.3", refusal.header("Server"));
            assertEquals("nosniff", refusal.header("X-Content-Type-Options"));
            assertEquals("too many connections\n", refusal.body());
            assertFalse(refused.isOpen());
            assertTrue(served.stream().allMatch(ClientChannel::isOpen));
            assertEquals(1, bench.counted(Counter.CONNECTIONS_REFUSED));
            assertEquals(LIMIT, bench.counted(Counter.REQUESTS));
        }
    }

    @Test
    void closedConnectionsAndRefusedOnesMakeRoom() {
        try (Bench bench = new Bench().snapshotTimeout(Duration.ofSeconds(60))) {
            List<ClientChannel> served = connect(bench, LIMIT);
            served.forEach(client -> client.send(SNAPSHOT));
            for (int i = 0; i < 5; i++) {
                bench.connect().received();
            }
            served.get(0).close();
            ClientChannel next = bench.connect();
            next.send(SNAPSHOT);

            assertTrue(next.isOpen());
            assertEquals(503, Answer.one(bench.connect().received()).status());
        }
    }

    @Test
    void idleConnectionMakesRoomAndWhoIsServedStays() {
        try (Bench bench = new Bench().snapshotTimeout(Duration.ofSeconds(60))) {
            ClientChannel viewer = bench.connect();
            viewer.send(STREAM);
            ClientChannel waiting = bench.connect();
            waiting.send(SNAPSHOT);
            ClientChannel idle = bench.connect();
            idle.send(INFO);
            assertEquals(200, Answer.one(idle.received()).status());
            viewer.received();

            for (int i = 0; i < 10; i++) {
                ClientChannel next = bench.connect("192.0.2." + (10 + i));
                next.send(INFO);
                assertEquals(200, Answer.one(next.received()).status());
            }
            bench.publish(1);

            assertFalse(idle.isOpen());
            assertEquals(10, bench.counted(Counter.CONNECTIONS_EVICTED));
            assertEquals(Frames.jpeg(1), Answer.one(waiting.received()).body());
            assertTrue(viewer.received().endsWith(Frames.part(1)));
            assertEquals(0, bench.counted(Counter.CONNECTIONS_REFUSED));
            assertEquals(0, bench.counted(Counter.REQUESTS_LATE));
        }
    }

    @Test
    void whoBeginsARequestAndDoesNotEndItMakesRoomToo() {
        try (Bench bench = new Bench()) {
            List<ClientChannel> lorises = connect(bench, LIMIT);
            lorises.forEach(client -> client.send("GET / HTTP/1.1\r\nX-a"));
            ClientChannel next = bench.connect();
            next.send(INFO);

            assertEquals(200, Answer.one(next.received()).status());
            assertFalse(lorises.get(0).isOpen());
        }
    }

    @Test
    void addressWithTooManyConnectionsHarmsNoOther() {
        try (Bench bench = new Bench(new ConnectionSettings(Optional.of(2), TrustedProxies.NONE))) {
            ClientChannel first = bench.connect("192.0.2.66");
            first.send(STREAM);
            first.received();
            ClientChannel second = bench.connect("192.0.2.66");
            second.send(STREAM);
            second.received();
            ClientChannel refused = bench.connect("192.0.2.66");
            ClientChannel neighbour = bench.connect("192.0.2.1");
            neighbour.send(INFO);
            Answer refusal = Answer.one(refused.received());

            assertEquals(503, refusal.status());
            assertEquals("1", refusal.header("Retry-After"));
            assertEquals("too many connections from your address (--max-per-address)\n", refusal.body());
            assertFalse(refused.isOpen());
            assertEquals(200, Answer.one(neighbour.received()).status());
            assertEquals(1, bench.counted(Counter.CONNECTIONS_OVER_SHARE));
            assertEquals(0, bench.counted(Counter.CONNECTIONS_REFUSED));
            first.close();
            assertTrue(bench.connect("192.0.2.66").isOpen());
        }
    }

    @Test
    void addressThatBeginsMuchAndEndsNothingTakesNoMemoryFromOthers() {
        try (Bench bench = new Bench()) {
            List<ClientChannel> attackers = List.of(bench.connect("192.0.2.66"), bench.connect("192.0.2.66"));
            for (ClientChannel attacker : attackers) {
                attacker.send("GET / HTTP/1.1\r\n");
                for (int line = 0; line < 5_000 && attacker.isOpen() && bench.requestMemory.usedBytes()
                    < Bench.REQUEST_BYTES - 200; line++) {
                    attacker.send("X: y\r\n");
                }
            }
            attackers.get(1).received();
            ClientChannel neighbour = bench.connect("192.0.2.1");
            neighbour.send(INFO);

            assertEquals(200, Answer.one(neighbour.received()).status());
            assertEquals(1, bench.counted(Counter.REQUESTS_REFUSED));
        }
    }

    private static List<ClientChannel> connect(Bench bench, int number) {
        return IntStream.range(0, number).mapToObj(i -> bench.connect()).toList();
    }
}
