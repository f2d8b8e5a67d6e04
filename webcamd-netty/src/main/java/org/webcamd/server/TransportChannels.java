package org.webcamd.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringChannelOption;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerDomainSocketChannel;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a transport consists of, and how it bounds what the kernel buffers for a viewer.
 *
 * <p>The kernel's send buffer grows to 4 MB, which is seconds of video for a slow viewer. With
 * {@code TCP_NOTSENT_LOWAT} (tcp(7)) it takes more only while less than that is waiting to be sent, and still lets the
 * network have all that it can carry. Where a transport has no such option, a send buffer of fixed size serves.
 *
 * @param transport what this is, never {@code AUTO}
 * @param handlers makes the event loops' selectors
 * @param channel the listening channel's class
 * @param boundBacklog sets the options of channels that a TCP port accepts
 * @param unix the same for Unix domain sockets
 */
record TransportChannels(Transport transport, IoHandlerFactory handlers, Class<? extends ServerChannel> channel,
    Consumer<ServerBootstrap> boundBacklog, OfUnix unix) {
    /** Measured: 16 KiB and 128 KiB were equal in throughput. */
    private static final int NOT_SENT_LOW_WATER_BYTES = 16 * 1024;
    /**
     * Measured with 58 kB a frame at 500 kB/s: the median age was 600 ms with 128 KiB, 400 ms with 64 KiB, 270 ms with
     * 32 KiB, and 190 ms with the option above. Less would slow down viewers who are fast and far away.
     */
    private static final int SEND_BUFFER_BYTES = 64 * 1024;

    /**
     * Unix domain sockets, whose buffers do not grow by themselves.
     *
     * @param channel the listening channel's class
     * @param address what that takes for a path
     * @param options sets the options of accepted channels
     */
    record OfUnix(Class<? extends ServerChannel> channel, Function<String, SocketAddress> address,
        Consumer<ServerBootstrap> options) {
    }

    /**
     * The parts of a transport.
     *
     * @throws StartException when it does not work here
     */
    static TransportChannels of(Transport transport) throws StartException {
        return switch (transport) {
            case AUTO -> Epoll.isAvailable() ? epoll() : nio();
            case EPOLL -> {
                requireAvailable(transport, Epoll.unavailabilityCause());
                yield epoll();
            }
            case IO_URING -> {
                requireAvailable(transport, IoUring.unavailabilityCause());
                yield ioUring();
            }
            case NIO -> nio();
        };
    }

    /**
     * New event loops. One core is left to the camera, and to whatever else there is. On two cores a second loop costs
     * a quarter more for each byte, since both copy at once.
     */
    EventLoopGroup loops() {
        AtomicInteger number = new AtomicInteger();
        ThreadFactory threads = task -> new FastThreadLocalThread(task, "webcamd-io-" + number.incrementAndGet());
        return new MultiThreadIoEventLoopGroup(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), threads,
            handlers);
    }

    private static void requireAvailable(Transport transport, Throwable cause) throws StartException {
        if (cause != null) {
            throw new StartException(("--transport %s does not work on this machine (%s); --transport auto chooses one "
                + "that does").formatted(transport.label(), rootMessage(cause)));
        }
    }

    private static TransportChannels epoll() {
        return new TransportChannels(Transport.EPOLL, EpollIoHandler.newFactory(), EpollServerSocketChannel.class,
            bootstrap -> bootstrap.childOption(EpollChannelOption.TCP_NOTSENT_LOWAT, (long) NOT_SENT_LOW_WATER_BYTES),
            new OfUnix(EpollServerDomainSocketChannel.class, DomainSocketAddress::new,
                TransportChannels::setUnixOptions));
    }

    private static TransportChannels ioUring() {
        return new TransportChannels(Transport.IO_URING, IoUringIoHandler.newFactory(),
            IoUringServerSocketChannel.class, bootstrap -> bootstrap
                .childOption(IoUringChannelOption.TCP_NOTSENT_LOWAT, (long) NOT_SENT_LOW_WATER_BYTES),
            new OfUnix(IoUringServerDomainSocketChannel.class, DomainSocketAddress::new,
                TransportChannels::setUnixOptions));
    }

    private static TransportChannels nio() {
        return new TransportChannels(Transport.NIO, NioIoHandler.newFactory(), NioServerSocketChannel.class,
            bootstrap -> bootstrap.childOption(ChannelOption.SO_SNDBUF, SEND_BUFFER_BYTES),
            // Of these Netty does not know half-closed ones.
            new OfUnix(NioServerDomainSocketChannel.class, UnixDomainSocketAddress::of,
                bootstrap -> bootstrap.childOption(ChannelOption.SO_SNDBUF, SEND_BUFFER_BYTES)));
    }

    private static void setUnixOptions(ServerBootstrap bootstrap) {
        bootstrap.childOption(ChannelOption.SO_SNDBUF, SEND_BUFFER_BYTES)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    }

    static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }
}
