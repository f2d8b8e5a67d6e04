package org.webcamd.server;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.webcamd.admission.Place;
import org.webcamd.admission.Verdict;
import org.webcamd.http.ServerName;

/**
 * Refuses a connection for which there is no place, before anything of a request is read. One for each connection,
 * confined to its event loop.
 */
final class ConnectionLimit extends ChannelInboundHandlerAdapter {
    private static final String TRY_AGAIN = "503 Service Unavailable\r\nRetry-After: 1";
    private static final String REFUSAL = "too many connections";
    private static final String REFUSAL_OF_ADDRESS = "too many connections from your address (--max-per-address)";

    private final ServerName name;
    private final Place place;
    private final Refusals refusals;
    private final boolean explains;

    /**
     * For one connection.
     *
     * @param name of the program
     * @param explains whether a refusal is an answer in plain HTTP; a client that speaks TLS could not read it
     */
    ConnectionLimit(ServerName name, Place place, Refusals refusals, boolean explains) {
        this.name = name;
        this.place = place;
        this.refusals = refusals;
        this.explains = explains;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        Verdict verdict = place.enter();
        if (verdict == Verdict.ADMITTED) {
            ctx.channel().closeFuture().addListener(closed -> place.leave());
            ctx.fireChannelActive();
            return;
        }
        refusals.count(verdict, place.peer());
        ctx.channel().config().setAutoRead(false);
        if (!explains) {
            ctx.close();
            return;
        }
        String reason = verdict == Verdict.TOO_MANY_OF_ADDRESS ? REFUSAL_OF_ADDRESS : REFUSAL;
        ctx.writeAndFlush(name.refusal(TRY_AGAIN, reason)).addListener(ChannelFutureListener.CLOSE);
    }
}
