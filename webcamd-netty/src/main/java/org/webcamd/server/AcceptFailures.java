package org.webcamd.server;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.TimeUnit;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;

/**
 * Stands in the pipeline of the listening channel, before Netty's acceptor: when the system gives no connection, says
 * why in one line, and tries again a second later. Confined to the channel's loop.
 */
final class AcceptFailures extends ChannelInboundHandlerAdapter {
    private static final System.Logger LOG = System.getLogger(AcceptFailures.class.getName());
    private static final long PAUSE_MILLIS = TimeUnit.SECONDS.toMillis(1);

    private final AcceptTrouble trouble = new AcceptTrouble();
    private final OpenFiles files;
    private final Counters counters;

    AcceptFailures(OpenFiles files, Counters counters) {
        this.files = files;
        this.counters = counters;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object connection) {
        trouble.onAccepted(System.nanoTime()).ifPresent(line -> LOG.log(INFO, line));
        ctx.fireChannelRead(connection);
    }

    /** The connection stays in the kernel's queue, which would be tried at once and for ever. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        counters.increment(Counter.ACCEPTS_FAILED);
        trouble.onFailure(reason(cause), System.nanoTime()).ifPresent(line -> LOG.log(WARNING, line));
        ctx.channel().config().setAutoRead(false);
        ctx.executor().schedule(() -> ctx.channel().config().setAutoRead(true), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private String reason(Throwable cause) {
        String told = String.valueOf(cause.getMessage());
        if (told.contains("open files in system")) {
            return "this machine has too many open files (sysctl fs.file-max)";
        }
        return told.contains("Too many open files") ? files.exhausted() : told;
    }
}
