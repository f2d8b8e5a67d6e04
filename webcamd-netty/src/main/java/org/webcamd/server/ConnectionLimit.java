package org.webcamd.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import org.webcamd.admission.Place;
import org.webcamd.admission.Verdict;

/**
 * Refuses a connection for which there is no place, before anything of a request is read. One for each connection,
 * confined to its event loop.
 */
final class ConnectionLimit extends ChannelInboundHandlerAdapter {
    private static final byte[] REFUSAL = refusal("too many connections");
    private static final byte[] REFUSAL_OF_ADDRESS =
        refusal("too many connections from your address (--max-per-address)");

    private final Place place;
    private final Refusals refusals;
    private final boolean explains;

    /**
     * For one connection.
     *
     * @param explains whether a refusal is an answer in plain HTTP; a client that speaks TLS could not read it
     */
    ConnectionLimit(Place place, Refusals refusals, boolean explains) {
        this.place = place;
        this.refusals = refusals;
        this.explains = explains;
    }

    private static byte[] refusal(String reason) {
        return ("HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 1\r\n"
            + "Content-Type: text/plain; charset=utf-8\r\nContent-Length: " + (reason.length() + 1) + "\r\n"
            + "X-Content-Type-Options: nosniff\r\n\r\n" + reason + "\n").getBytes(StandardCharsets.US_ASCII);
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
        ByteBuf refusal =
            Unpooled.wrappedBuffer(verdict == Verdict.TOO_MANY_OF_ADDRESS ? REFUSAL_OF_ADDRESS : REFUSAL);
        ctx.writeAndFlush(refusal).addListener(ChannelFutureListener.CLOSE);
    }
}
