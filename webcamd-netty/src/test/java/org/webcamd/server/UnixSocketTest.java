package org.webcamd.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.unix.DomainSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.webcamd.admission.ConnectionSettings;
import org.webcamd.admission.TrustedProxies;
import org.webcamd.counters.Counter;
import org.webcamd.fixture.Answer;
import org.webcamd.fixture.ClientChannel;

/** Connections that come by a Unix domain socket, as a proxy on the same machine may have them. */
final class UnixSocketTest {
    private static final DomainSocketAddress SOCKET = new DomainSocketAddress("");

    /** One address may have one connection, and no proxy is named. */
    private final Bench bench = new Bench(new ConnectionSettings(Optional.of(1), TrustedProxies.NONE))
        .snapshotTimeout(Duration.ofSeconds(60));

    @AfterEach
    void nothingIsLeft() {
        bench.close();
    }

    /** As epoll names it, and as the JDK does. */
    static Stream<SocketAddress> sockets() {
        return Stream.of(SOCKET, UnixDomainSocketAddress.of(""));
    }

    @ParameterizedTest
    @MethodSource("sockets")
    void viewerIsToldByItsKindInTheStatistics(SocketAddress socket) {
        ClientChannel viewer = bench.connect(socket);
        viewer.send("GET /?stream HTTP/1.1\r\nHost: cam\r\n\r\n");
        bench.publish(1);
        viewer.received();
        ClientChannel asking = bench.connect(socket);
        asking.send("GET /?info HTTP/1.1\r\nHost: cam\r\n\r\n");
        String info = Answer.one(asking.received()).body();

        assertTrue(info.contains("\"address\":\"unix\""), info);
        assertTrue(info.contains("\"unix\":"), info);
    }

    @Test
    void connectionsAreNotCountedForOneAddress() {
        for (int i = 0; i < Bench.MAX_CONNECTIONS; i++) {
            assertTrue(bench.connect(SOCKET).isOpen(), "connection " + i);
        }
        assertEquals(0, bench.counted(Counter.CONNECTIONS_OVER_SHARE));
    }

    @Test
    void whomItSpeaksForIsBelievedAndHasNoPort() {
        ClientChannel proxy = bench.connect(SOCKET);
        proxy.send(get("/?stream", "192.0.2.1"));
        proxy.received();
        ClientChannel asking = bench.connect(SOCKET);
        asking.send(get("/?info", "2001:db8::1"));
        String info = Answer.one(asking.received()).body();

        assertTrue(info.contains("\"address\":\"192.0.2.1\""), info);
    }

    @Test
    void eachForWhomItSpeaksHasAShareOfItsOwn() {
        ClientChannel waiting = bench.connect(SOCKET);
        waiting.send(get("/?snapshot", "192.0.2.1"));
        ClientChannel other = bench.connect(SOCKET);
        other.send(get("/?info", "192.0.2.1"));
        int refused = Answer.one(other.received()).status();
        other.send(get("/?info", "192.0.2.2"));

        assertEquals(List.of(503, 200), List.of(refused, Answer.one(other.received()).status()));
        assertEquals(1, bench.counted(Counter.REQUESTS_OVER_SHARE));
        bench.publish(1);
        assertEquals(200, Answer.one(waiting.received()).status());
    }

    private static String get(String target, String forwardedFor) {
        return "GET " + target + " HTTP/1.1\r\nHost: cam\r\nX-Forwarded-For: " + forwardedFor + "\r\n\r\n";
    }
}
