package org.webcamd.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
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
import org.webcamd.viewer.ViewerStats;

final class ProxiedRequestsTest {
    private static final String PROXY = "127.0.0.1";

    private final Bench bench =
        new Bench(new ConnectionSettings(Optional.of(1), new TrustedProxies(List.of(PROXY))))
            .snapshotTimeout(Duration.ofSeconds(60));

    private final List<ClientChannel> clients = new ArrayList<>();

    @AfterEach
    void nothingIsLeft() {
        nothingIsUnread();
        bench.close();
    }

    @Test
    void viewerHasTheAddressThatTheProxyTells() {
        connect(bench, PROXY).send(get("/?stream", "203.0.113.9, 192.0.2.1"));

        assertEquals("/192.0.2.1:41234", viewer().address().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "127.0.0.1", "1", ""})
    void viewerHasTheAddressOfTheProxyWhereThatTellsNone(String told) {
        connect(bench, PROXY).send(get("/?stream", told));

        assertEquals("/127.0.0.1:41234", viewer().address().toString());
    }

    @Test
    void othersAreNotBelieved() {
        connect(bench, "192.0.2.66").send(get("/?stream", "192.0.2.1"));

        assertEquals("/192.0.2.66:41234", viewer().address().toString());
    }

    @Test
    void addressWithTooManyRequestsIsRefusedOneAndKeepsItsConnection() {
        ClientChannel first = connect(bench, PROXY);
        first.send(get("/?snapshot", "192.0.2.66"));
        ClientChannel second = connect(bench, PROXY);
        second.send(get("/?info", "192.0.2.66"));
        Answer refusal = Answer.one(second.received());
        second.send(get("/?info", "192.0.2.1"));

        assertEquals(503, refusal.status());
        assertEquals("1", refusal.header("Retry-After"));
        assertEquals("too many requests from your address at once (--max-per-address)\n", refusal.body());
        assertEquals(200, Answer.one(second.received()).status());
        assertEquals(1, bench.counted(Counter.REQUESTS_OVER_SHARE));
        assertEquals(0, bench.counted(Counter.CONNECTIONS_OVER_SHARE));

        bench.publish(1);
        assertEquals(200, Answer.one(first.received()).status());
        second.send(get("/?info", "192.0.2.66"));
        assertEquals(200, Answer.one(second.received()).status());
    }

    @Test
    void streamCountsUntilItEnds() {
        ClientChannel viewer = connect(bench, PROXY);
        viewer.send(get("/?stream", "192.0.2.66"));
        ClientChannel other = connect(bench, PROXY);
        other.send(get("/?info", "192.0.2.66"));
        assertEquals(503, Answer.one(other.received()).status());
        viewer.close();
        other.send(get("/?info", "192.0.2.66"));

        assertEquals(200, Answer.one(other.received()).status());
    }

    @Test
    void viewersOfOneAddressHaveKeysOfTheirOwnInTheSessions() {
        try (Bench generous =
                new Bench(new ConnectionSettings(Optional.of(9), new TrustedProxies(List.of(PROXY))))) {
            connect(generous, PROXY).send(get("/?stream", "192.0.2.1"));
            connect(generous, PROXY).send(get("/?stream", "192.0.2.1"));
            generous.publish(1);
            ClientChannel asking = connect(generous, PROXY);
            asking.send(get("/?info", "192.0.2.1"));
            String info = Answer.one(asking.received()).body();

            assertTrue(info.contains("\"192.0.2.1:41234\":"), info);
            assertTrue(info.contains("\"192.0.2.1:41234#2\":"), info);
            assertTrue(info.contains("\"sessionCount\":2"), info);
            nothingIsUnread();
        }
    }

    private void nothingIsUnread() {
        clients.forEach(ClientChannel::received);
    }

    private ClientChannel connect(Bench to, String address) {
        ClientChannel client = to.connect(address);
        clients.add(client);
        return client;
    }

    private ViewerStats viewer() {
        return bench.viewer();
    }

    private static String get(String target, String forwardedFor) {
        return "GET " + target + " HTTP/1.1\r\nHost: cam\r\nX-Forwarded-For: " + forwardedFor + "\r\n\r\n";
    }
}
