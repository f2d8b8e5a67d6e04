package org.webcamd.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.unix.DomainSocketAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class PeerAddressTest {
    static Stream<Arguments> addresses() {
        return Stream.of(
            Arguments.of("10.0.0.5:41234", new InetSocketAddress("10.0.0.5", 41234)),
            Arguments.of("[fe80::1]:41234", new InetSocketAddress("fe80::1", 41234)),
            Arguments.of("10.0.0.5", new InetSocketAddress("10.0.0.5", 0)),
            Arguments.of("fe80::1", new InetSocketAddress("fe80::1", 0)),
            Arguments.of("unix", new DomainSocketAddress("/run/webcamd.sock")),
            Arguments.of("unix", UnixDomainSocketAddress.of("")),
            Arguments.of("unknown", InetSocketAddress.createUnresolved("cam.lan", 80)),
            Arguments.of("unknown", new EmbeddedChannel().localAddress()),
            Arguments.of("unknown", null));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void addressIsWrittenByItsKind(String text, SocketAddress address) {
        assertEquals(text, PeerAddress.text(address));
    }
}
