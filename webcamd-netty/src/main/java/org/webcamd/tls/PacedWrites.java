package org.webcamd.tls;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.CoalescingBufferQueue;
import java.nio.channels.ClosedChannelException;

/**
 * Stands above TLS and hands it what is written in pieces, the next one when the kernel has taken the one before. What
 * is encrypted is one connection's own, whereas a part is shared by all who watch: so a client that takes nothing has
 * one piece of its own in memory and no more, a small one if it was late with the one before. A promise is done when
 * the last of its pieces was taken; what waits here counts as waiting in the channel's outbound buffer, where
 * {@code TakeWatch} looks. One for each connection, confined to its event loop.
 */
final class PacedWrites extends ChannelOutboundHandlerAdapter implements ChannelFutureListener {
    /**
     * While the client keeps up: four records are encrypted into one buffer and leave in one call of the kernel.
     * Measured with 100 viewers and BoringSSL: 0.95 CPU-s/GB; with pieces of one record, 2.0.
     */
    static final int PIECE_BYTES = 64 * 1024;
    /** While it does not: one record, of which it can use nothing before it has all of it. */
    static final int PIECE_BEHIND_BYTES = 8 * 1024;

    private static final int FIRST_CAPACITY = 4;

    private ChannelHandlerContext ctx;
    private CoalescingBufferQueue waiting;
    private boolean underWay;
    private int pieceBytes = PIECE_BYTES;

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        ctx = context;
        waiting = new CoalescingBufferQueue(context.channel(), FIRST_CAPACITY, true);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        waiting.add((ByteBuf) message, promise);
    }

    @Override
    public void flush(ChannelHandlerContext context) {
        boolean begins = !underWay;
        pass();
        if (begins && !underWay) {
            pieceBytes = PIECE_BYTES;
        }
    }

    /** Whoever is told of the end of a piece may write more meanwhile: it waits for the next round. */
    private void pass() {
        while (!underWay && !waiting.isEmpty()) {
            underWay = true;
            ChannelPromise taken = ctx.newPromise();
            ByteBuf piece = waiting.remove(pieceBytes, taken);
            ChannelFuture written = ctx.writeAndFlush(piece, taken);
            if (written.isSuccess()) {
                underWay = false;
            } else {
                pieceBytes = PIECE_BEHIND_BYTES;
                written.addListener(this);
            }
        }
    }

    /** A piece was not taken at once, and is now; or never will be. */
    @Override
    public void operationComplete(ChannelFuture written) {
        underWay = false;
        if (written.isSuccess()) {
            pass();
        } else {
            waiting.releaseAndFailAll(written.cause());
        }
    }

    /** As without TLS: what the kernel has not taken by now is dropped, and with it TLS's farewell, if there is any. */
    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        waiting.releaseAndFailAll(new ClosedChannelException());
        ChannelHandlerContext tls = context.pipeline().context(FirstBytes.TLS);
        if (underWay && tls != null) {
            tls.close(promise);
        } else {
            context.close(promise);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        waiting.releaseAndFailAll(new ClosedChannelException());
    }
}
