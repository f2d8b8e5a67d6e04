package org.webcamd.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import java.util.function.Function;
import org.webcamd.admission.Admission;
import org.webcamd.counters.Counters;
import org.webcamd.fanout.HeldFrames;
import org.webcamd.http.AnswerLimits;
import org.webcamd.http.ConnectionHandlers;
import org.webcamd.http.Routing;
import org.webcamd.http.ServerName;
import org.webcamd.memory.ByteBudget;
import org.webcamd.tls.TlsPort;

/**
 * Makes what accepts connections, but for the channel that listens: by a port of TCP or by a Unix domain socket, both
 * with one share of everything. Used by the thread that starts the server.
 */
final class Acceptors {
    private static final System.Logger LOG = System.getLogger(WebcamServer.class.getName());

    /** Connections that wait to be accepted; the kernel may have a lower limit. */
    private static final int BACKLOG = 1024;

    // What strangers can make this process keep of them, beside frames.
    private static final long REQUEST_BYTES = 12L << 20;
    /** No address uses more than a quarter of that. */
    private static final int ADDRESSES_TO_FILL_IT = 4;
    private static final long DOCUMENT_BYTES = 16L << 20;
    // Little is read at a time: what has been read is in memory until it is answered.
    private static final int LEAST_READ_BYTES = 256;
    private static final int FIRST_READ_BYTES = 1024;
    private static final int MOST_READ_BYTES = 8 * 1024;

    private final EventLoopGroup loops;
    private final ByteBufAllocator allocator;
    private final OpenFiles files = OpenFiles.now();
    private final Counters counters;
    private final Admission admission;
    private final Refusals refusals;
    private final ChannelGroup connections;
    private final Function<Routing, ConnectionHandlers> handlers;

    /**
     * For one server.
     *
     * @param name of the program, in all answers
     * @param heldFrames what is given up when memory is short
     * @param connections all that are accepted
     */
    Acceptors(ServerSettings settings, ServerName name, EventLoopGroup loops, ByteBufAllocator allocator,
        Counters counters, HeldFrames heldFrames, ChannelGroup connections) {
        files.complaint(settings.maxViewers()).ifPresent(line -> LOG.log(System.Logger.Level.WARNING, line));
        this.loops = loops;
        this.allocator = allocator;
        this.counters = counters;
        this.connections = connections;
        admission = new Admission(files.connections(settings.maxConnections()), settings.connections(),
            REQUEST_BYTES / ADDRESSES_TO_FILL_IT);
        refusals = new Refusals(admission, counters);
        AnswerLimits limits = new AnswerLimits(heldFrames, new ByteBudget(DOCUMENT_BYTES),
            settings.stream().stallTimeout(), counters);
        ByteBudget requestMemory = new ByteBudget(REQUEST_BYTES);
        handlers = routing -> new ConnectionHandlers(name, routing, settings.access().origins(),
            settings.logRequests(), requestMemory, limits);
    }

    Admission admission() {
        return admission;
    }

    /** With TLS, or null for plain HTTP. */
    ServerBootstrap ofPort(Routing routes, TlsPort tls) {
        return accepting(tls == null ? routes : new HttpsRedirect(routes, counters), tls)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    }

    /** Always plain: who comes by a file of this machine needs no encryption. */
    ServerBootstrap ofUnix(Routing routes) {
        return accepting(routes, null);
    }

    private ServerBootstrap accepting(Routing routes, TlsPort tls) {
        return new ServerBootstrap()
            .group(loops)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .handler(new AcceptFailures(files, counters))
            .childOption(ChannelOption.ALLOCATOR, allocator)
            .childOption(ChannelOption.RECVBUF_ALLOCATOR,
                new AdaptiveRecvByteBufAllocator(LEAST_READ_BYTES, FIRST_READ_BYTES, MOST_READ_BYTES)
                    .maxMessagesPerRead(1))
            .childHandler(new ConnectionInitializer(admission, refusals, handlers.apply(routes), counters, connections,
                tls));
    }
}
