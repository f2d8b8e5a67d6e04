package org.webcamd.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.concurrent.TimeUnit;
import org.webcamd.viewer.TakeWatch;

/**
 * The way out of a connection: one frame at a time, of whichever camera, so that no more than one is in this process
 * that the kernel has not taken; and what is said beside. A client that does not take what is said is not answered
 * for ever.
 */
final class Outlet {
    private static final long CLOSING_MILLIS = 1_000;
    private static final int MOST_SAID_BYTES = 32 * 1024;

    private final ChannelHandlerContext ctx;
    private final TakeWatch watch;
    private Track sending;
    private boolean closing;
    private boolean quiet = true;
    private int saidBytes;

    Outlet(ChannelHandlerContext ctx, TakeWatch watch) {
        this.ctx = ctx;
        this.watch = watch;
    }

    /** Whether no frame may be sent now. */
    boolean isBusy() {
        return sending != null || closing;
    }

    boolean isClosing() {
        return closing;
    }

    /**
     * Sends a frame for a track, which is told when it was taken.
     *
     * @param header ownership passes to this method
     * @param jpeg ownership passes to this method
     * @return whether it was taken at once
     */
    boolean send(Track track, ByteBuf header, ByteBuf jpeg) {
        quiet = false;
        ctx.write(header);
        ChannelFuture written = ctx.writeAndFlush(jpeg);
        if (written.isDone()) {
            track.onWritten(written.isSuccess());
            return true;
        }
        sending = track;
        watch.begin();
        written.addListener(taken -> {
            sending = null;
            watch.end();
            track.onTakenLate(taken.isSuccess());
        });
        return false;
    }

    /** Something in words, which goes out with the next frame, or at once. */
    void say(String text, boolean now) {
        write(new TextWebSocketFrame(text), now);
    }

    /** The answer to a ping. */
    void pong(ByteBuf content) {
        write(new PongWebSocketFrame(content), true);
    }

    /** Something to show those in between that the connection is alive, unless it was used since the last time. */
    void pingWhenQuiet() {
        if (quiet && !isBusy()) {
            write(new PingWebSocketFrame(Unpooled.EMPTY_BUFFER), true);
        }
        quiet = true;
    }

    private void write(WebSocketFrame frame, boolean now) {
        int bytes = frame.content().readableBytes();
        if (closing || saidBytes > MOST_SAID_BYTES) {
            frame.release();
            return;
        }
        saidBytes += bytes;
        ChannelFuture written = now ? ctx.writeAndFlush(frame) : ctx.write(frame);
        written.addListener(taken -> saidBytes -= bytes);
    }

    /** Whether the client says much and takes nothing. */
    boolean isOverfull() {
        return saidBytes > MOST_SAID_BYTES;
    }

    /** Ends the connection as RFC 6455 has it, behind what is on its way, or without that in a second. */
    void close(WebSocketCloseStatus status, String reason) {
        if (closing) {
            return;
        }
        closing = true;
        ctx.writeAndFlush(new CloseWebSocketFrame(status, reason)).addListener(ChannelFutureListener.CLOSE);
        ctx.executor().schedule(() -> ctx.close(), CLOSING_MILLIS, TimeUnit.MILLISECONDS);
    }
}
