package org.webcamd.server;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.webcamd.admission.ListenSettings;
import org.webcamd.admission.UnixSocket;

/**
 * What the server listens on: its port, its Unix domain socket, and what was handed over in place of these. Opened and
 * closed by one thread.
 */
final class Listeners {
    private static final System.Logger LOG = System.getLogger(WebcamServer.class.getName());

    private final TransportChannels channels;
    private final Supplier<ServerBootstrap> ofPorts;
    private final Supplier<ServerBootstrap> ofUnix;
    private final List<Channel> open = new ArrayList<>();
    private final List<SocketAddress> addresses = new ArrayList<>();
    private UnixSocketFile file;

    /**
     * Nothing yet.
     *
     * @param ofPorts makes what accepts connections of TCP
     * @param ofUnix makes what accepts connections of a Unix domain socket
     */
    Listeners(TransportChannels channels, Supplier<ServerBootstrap> ofPorts, Supplier<ServerBootstrap> ofUnix) {
        this.channels = channels;
        this.ofPorts = ofPorts;
        this.ofUnix = ofUnix;
    }

    /**
     * Opens all. A port in use ends this before the file of a server that is alive is looked at.
     *
     * @param listen what is asked for
     * @param adopted each kind of which takes the place of what is asked for
     */
    void open(ListenSettings listen, List<AdoptedSocket> adopted) throws StartException {
        for (AdoptedSocket socket : adopted) {
            adopt(socket);
            tell(listen, socket.address());
        }
        if (listen.hasPort() && adopted.stream().noneMatch(AdoptedSocket::isPort)) {
            ServerBootstrap port = ofPorts.get().channel(channels.channel());
            channels.boundBacklog().accept(port);
            take(port.bind(listen.address(), listen.port()), cause -> BindFailure.explain(listen, cause));
        }
        if (listen.unix().isPresent() && adopted.stream().allMatch(AdoptedSocket::isPort)) {
            bind(listen.unix().get());
        }
        if (open.isEmpty()) {
            throw new StartException("there is nothing to listen on: --port is none; --unix PATH names a socket");
        }
    }

    private void adopt(AdoptedSocket socket) throws StartException {
        int descriptor = socket.descriptor();
        ChannelFactory<ServerChannel> factory = socket.isPort() ? () -> new EpollServerSocketChannel(descriptor)
            : () -> new EpollServerDomainSocketChannel(descriptor, true);
        ServerBootstrap bootstrap = socket.isPort() ? ofPorts.get() : ofUnix.get();
        (socket.isPort() ? channels.boundBacklog() : channels.unix().options()).accept(bootstrap);
        take(bootstrap.channelFactory(factory).register(), cause -> new StartException(
            "descriptor %d, which was handed over, cannot be listened to: %s".formatted(descriptor, cause)));
        addresses.set(addresses.size() - 1, socket.address());
    }

    private static void tell(ListenSettings asked, SocketAddress opened) {
        if (opened instanceof InetSocketAddress port) {
            OpenedBefore.otherPort(asked, port).ifPresent(line -> LOG.log(INFO, line));
            OpenedBefore.moreAddresses(asked, port).ifPresent(line -> LOG.log(WARNING, line));
        }
    }

    private void bind(UnixSocket socket) throws StartException {
        UnixSocketFile place = new UnixSocketFile(socket);
        place.makeRoom();
        ServerBootstrap bootstrap = ofUnix.get().channel(channels.unix().channel());
        channels.unix().options().accept(bootstrap);
        take(bootstrap.bind(channels.unix().address().apply(place.bound())), place::failure);
        file = place;
        place.appear();
        addresses.set(addresses.size() - 1, channels.unix().address().apply(socket.path()));
    }

    /** Why something could not be opened. */
    private interface Explanation {
        StartException of(Throwable cause);
    }

    private void take(ChannelFuture opened, Explanation explanation) throws StartException {
        if (!opened.awaitUninterruptibly().isSuccess()) {
            throw explanation.of(opened.cause());
        }
        open.add(opened.channel());
        addresses.add(opened.channel().localAddress());
    }

    /** Where it listens, with the port that the system chose where it was asked to. */
    List<SocketAddress> addresses() {
        return List.copyOf(addresses);
    }

    /** Accepts no more; those who come wait where a socket was handed over, and are refused elsewhere. */
    void close(long millis) {
        if (file != null) {
            file.remove();
        }
        List<ChannelFuture> closing = open.stream().map(Channel::close).toList();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        closing.forEach(one -> one.awaitUninterruptibly(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS));
    }
}
