package org.webcamd.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.OpenSsl;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;

/** Over real sockets, with the JDK's client. */
@Timeout(60)
final class TlsPortTest {
    private static final int LIMIT_MILLIS = 20_000;
    private static final byte[] PART = new byte[300_000];

    private final Counters counters = new Counters();
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final ChannelGroup served = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);
    private Identity identity;
    private TlsPort port;
    private Channel listener;

    static {
        new Random(1).nextBytes(PART);
    }

    private static Identity fresh() throws Exception {
        return Issued.identity(Issued.NOW.minusSeconds(60), Issued.NOW.plus(Duration.ofDays(90)));
    }

    private void open(TlsEngines engines) throws Exception {
        identity = fresh();
        port = TlsPort.open(new IdentitySource() {
            @Override
            public String state() {
                return "";
            }

            @Override
            public Identity read() {
                return identity;
            }
        }, engines, counters);
        listener = new ServerBootstrap().group(loops).channel(NioServerSocketChannel.class)
            .childHandler(new ChannelInitializer<Channel>() {
                @Override
                protected void initChannel(Channel channel) {
                    served.add(channel);
                    port.addTo(channel.pipeline());
                    channel.pipeline().addLast(new Answerer());
                }
            }).bind(InetAddress.getLoopbackAddress(), 0).sync().channel();
    }

    /** Answers every read with the same bytes. */
    private static final class Answerer extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ReferenceCountUtil.release(message);
            ctx.writeAndFlush(Unpooled.wrappedBuffer(PART));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }

    private static TlsEngines engines(String name) {
        assumeTrue(name.equals("java") || OpenSsl.isAvailable(), "no netty-tcnative for this machine");
        return name.equals("java") ? TlsEngines.ofJava() : TlsEngines.best();
    }

    @AfterEach
    void close() throws Exception {
        if (listener != null) {
            listener.close().sync();
            served.close().sync();
        }
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        if (port != null) {
            port.close();
        }
    }

    private SSLSocket connect(Identity trusted, String... protocols) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("server", trusted.certificate());
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        InetSocketAddress address = (InetSocketAddress) listener.localAddress();
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(address.getAddress(), address.getPort());
        socket.setSoTimeout(LIMIT_MILLIS);
        if (protocols.length > 0) {
            socket.setEnabledProtocols(protocols);
        }
        return socket;
    }

    private static byte[] ask(SSLSocket client) throws IOException {
        client.getOutputStream().write('x');
        return client.getInputStream().readNBytes(PART.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "tcnative"})
    void whatIsWrittenArrives(String name) throws Exception {
        open(engines(name));
        for (String protocol : new String[] {"TLSv1.3", "TLSv1.2"}) {
            try (SSLSocket client = connect(identity, protocol)) {
                assertArrayEquals(PART, ask(client));
                assertArrayEquals(PART, ask(client));
                assertEquals(protocol, client.getSession().getProtocol());
            }
        }
        assertEquals(2, counters.value(Counter.HANDSHAKES));
        assertEquals(0, counters.value(Counter.HANDSHAKES_FAILED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "tcnative"})
    void newCertificateIsForThoseWhoComeLater(String name) throws Exception {
        open(engines(name));
        Identity second = fresh();
        try (SSLSocket early = connect(identity)) {
            assertArrayEquals(PART, ask(early));
            port.take(second);
            try (SSLSocket late = connect(second)) {
                assertArrayEquals(PART, ask(late));
            }
            assertArrayEquals(PART, ask(early), "who is there keeps what it has");
            assertEquals(second.sha256(), port.report().sha256());
        }
        try (SSLSocket other = connect(identity)) {
            assertThrows(SSLException.class, other::startHandshake);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "tcnative"})
    void nobodyMayNegotiateAnew(String name) throws Exception {
        open(engines(name));
        try (SSLSocket client = connect(identity, "TLSv1.2")) {
            assertArrayEquals(PART, ask(client));
            client.startHandshake();

            assertThrows(IOException.class, () -> ask(client));
        }
    }

    @Test
    void bestIsTcnativeWhereItIs() {
        assumeTrue(OpenSsl.isAvailable(), "no netty-tcnative for this machine");

        assertEquals("BoringSSL", TlsEngines.best().name());
    }
}
