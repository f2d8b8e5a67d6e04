package org.webcamd.websocket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/**
 * Counts pieces of messages as if each were one, before they are put together: there is no end to those that have no
 * content. Confined to its connection's event loop.
 */
final class PieceCount extends ChannelInboundHandlerAdapter {
    private final SocketHandler handler;

    PieceCount(SocketHandler handler) {
        this.handler = handler;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof WebSocketFrame piece && !piece.isFinalFragment() && !handler.admits()) {
            piece.release();
        } else {
            ctx.fireChannelRead(message);
        }
    }
}
