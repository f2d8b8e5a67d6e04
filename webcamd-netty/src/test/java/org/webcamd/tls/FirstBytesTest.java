package org.webcamd.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.fixture.ClientChannel;

final class FirstBytesTest {
    private static final String HELLO = "\u0016\u0003\u0001\u0000\u0005\u0001\u0000\u0000\u0001\u0000";

    private final Counters counters = new Counters();
    private final StringBuilder plain = new StringBuilder();
    private final List<ClientChannel> clients = new ArrayList<>();
    private TlsPort port;

    @BeforeEach
    void open() throws Exception {
        Identity identity = Issued.identity(Issued.NOW, Issued.NOW.plus(Duration.ofDays(90)));
        port = TlsPort.open(new IdentitySource() {
            @Override
            public String state() {
                return "";
            }

            @Override
            public Identity read() {
                return identity;
            }
        }, TlsEngines.ofJava(), counters);
    }

    @AfterEach
    void close() {
        for (ClientChannel client : clients) {
            client.close();
            client.received();
            client.assertNothingLeft();
        }
        port.close();
    }

    private ClientChannel connect() {
        ClientChannel client = new ClientChannel();
        client.freezeTime();
        port.addTo(client.pipeline());
        client.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext ctx, Object message) {
                plain.append(((ByteBuf) message).toString(StandardCharsets.ISO_8859_1));
                ((ByteBuf) message).release();
            }
        });
        clients.add(client);
        return client;
    }

    @Test
    void plainRequestIsPassedOnWhole() {
        ClientChannel client = connect();
        client.send("GE");
        assertEquals("", plain.toString());
        client.send("T / HTTP/1.0\r\n");
        client.send("\r\n");

        assertEquals("GET / HTTP/1.0\r\n\r\n", plain.toString());
        assertFalse(TlsPort.isEncrypted(client.pipeline()));
        client.pass(60, TimeUnit.SECONDS);
        assertTrue(client.isOpen(), "what follows is not for this one to judge");
    }

    @Test
    void helloPutsTlsInPlace() {
        ClientChannel client = connect();
        client.send(HELLO.substring(0, 5));

        assertTrue(TlsPort.isEncrypted(client.pipeline()));
        assertNotNull(client.pipeline().get(SslHandler.class));
        assertNotNull(client.pipeline().get(PacedWrites.class));
        assertNull(client.pipeline().get(FirstBytes.class));
    }

    @Test
    void clientThatBeginsAndStopsIsClosed() {
        ClientChannel client = connect();
        client.send("\u0016");
        client.pass(Handshakes.LONGEST_SECONDS - 1, TimeUnit.SECONDS);
        client.send("\u0003");
        assertTrue(client.isOpen());
        client.pass(2, TimeUnit.SECONDS);

        assertFalse(client.isOpen());
    }

    @Test
    void handshakeThatStopsIsClosed() {
        ClientChannel client = connect();
        client.send(HELLO.substring(0, 7));
        client.pass(Handshakes.LONGEST_SECONDS + 1, TimeUnit.SECONDS);

        assertFalse(client.isOpen());
        assertEquals(1, counters.value(Counter.HANDSHAKES_FAILED));
    }

    @Test
    void clientThatSendsNothingIsIdle() {
        ClientChannel client = connect();
        client.pass(60, TimeUnit.SECONDS);

        assertTrue(client.isOpen());
    }

    @Test
    void moreHandshakesThanThereMayBeAreClosedAndCounted() {
        for (int i = 0; i < Handshakes.MOST; i++) {
            connect().send(HELLO.substring(0, 5));
        }
        ClientChannel more = connect();
        more.send(HELLO.substring(0, 5));
        assertFalse(more.isOpen());
        assertEquals(1, counters.value(Counter.HANDSHAKES_REFUSED));
        clients.get(0).close();
        ClientChannel next = connect();
        next.send(HELLO.substring(0, 5));

        assertTrue(next.isOpen());
    }

    @Test
    void nothingBeginsOnceItIsClosed() {
        port.close();
        ClientChannel client = connect();
        client.send(HELLO.substring(0, 5));

        assertFalse(client.isOpen());
    }
}
