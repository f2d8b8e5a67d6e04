package org.webcamd.http;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpResponse;
import org.webcamd.counters.Counter;
import org.webcamd.fanout.FrameHold;
import org.webcamd.frame.Frame;
import org.webcamd.viewer.TakeWatch;

/**
 * Writes the answers of one connection, one at a time, and knows when its client has taken them. Until then an answer
 * is watched, and the frame that a picture is a slice of is held. Confined to the connection's event loop, but for what
 * {@link FrameHold} says.
 */
final class AnswerWriter implements FrameHold, TakeWatch.Limits {
    private final ChannelHandlerContext ctx;
    private final AnswerLimits limits;
    private final TakeWatch watch;
    private volatile Frame held;
    private long documentBytes;
    private Runnable onTaken;

    AnswerWriter(ChannelHandlerContext ctx, AnswerLimits limits) {
        this.ctx = ctx;
        this.limits = limits;
        watch = new TakeWatch(ctx.channel(), limits.stall(), AnswerLimits.LONGEST, this);
    }

    /**
     * Asks for the memory of a document that was written for this client alone; given back when it was taken.
     *
     * @return false when too many wait to be taken (counted)
     */
    boolean reserve(int bytes) {
        boolean reserved = limits.documents().take(bytes);
        if (reserved) {
            documentBytes += bytes;
        } else {
            limits.counters().increment(Counter.ANSWERS_REFUSED);
        }
        return reserved;
    }

    /**
     * Writes an answer.
     *
     * @param response ownership passes to this method
     * @param picture the loan that the body is a slice of, or null
     * @param taken called when the client has taken all of it, perhaps before the return; not when it never does
     */
    void write(FullHttpResponse response, Frame picture, Runnable taken) {
        assert onTaken == null : "an answer before the last one was taken";
        onTaken = taken;
        ChannelFuture written = ctx.writeAndFlush(response);
        if (written.isDone()) {
            onWritten(written);
            return;
        }
        if (picture != null) {
            held = (Frame) picture.retain();
            limits.heldFrames().add(this);
        }
        watch.begin();
        written.addListener(future -> {
            watch.end();
            letGo();
            onWritten(written);
        });
    }

    private void onWritten(ChannelFuture written) {
        limits.documents().give(documentBytes);
        documentBytes = 0;
        Runnable taken = onTaken;
        onTaken = null;
        if (written.isSuccess()) {
            taken.run();
        } else {
            ctx.close();
        }
    }

    private void letGo() {
        Frame taken = held;
        if (taken != null) {
            held = null;
            limits.heldFrames().remove(this);
            taken.release();
        }
    }

    /** The connection goes. */
    void close() {
        watch.close();
    }

    @Override
    public Frame heldFrame() {
        return held;
    }

    @Override
    public void giveUp(Frame frame) {
        ctx.executor().execute(() -> {
            if (held == frame) {
                limits.counters().increment(Counter.ANSWERS_EVICTED);
                limits.heldFrames().givenUp();
                ctx.close();
            }
        });
    }

    @Override
    public void onStalled() {
        limits.counters().increment(Counter.ANSWERS_LATE);
        ctx.close();
    }

    @Override
    public void onTooSlow() {
        onStalled();
    }
}
