package org.webcamd.viewer;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.fanout.FrameHold;
import org.webcamd.fanout.FrameTaker;
import org.webcamd.fanout.HeldFrames;
import org.webcamd.frame.Frame;

/**
 * Streams to one viewer: the last handler of its pipeline, with nothing of HTTP below it, from the moment that the
 * response head was written. What is sent and what is skipped, {@link SendPolicy} decides.
 *
 * <p>Backpressure: a part is one write; its promise is done when the kernel has taken the last byte, which for a viewer
 * that keeps up is before {@code writeAndFlush} returns. Until then nothing else is written, so that a viewer never has
 * more than one part in this process, and with {@code TCP_NOTSENT_LOWAT} next to nothing in the kernel. While a part
 * is not taken at once, the viewer is in {@link org.webcamd.fanout.HeldFrames} with a count of the frame, and watched.
 *
 * <p>Confined to its event loop, but for {@link #finish} and what {@link FrameHold} says.
 */
public final class ViewerHandler extends ChannelInboundHandlerAdapter
    implements Viewer, FrameTaker, FrameHold, ChannelFutureListener, TakeWatch.Limits {
    private final FrameSupply supply;
    private final Audience audience;
    private final HeldFrames heldFrames;
    private final ViewerStats stats;
    private final Counters counters;
    private final Framing framing;
    private final SendPolicy policy;
    private final StreamSettings settings;

    /** Written by the event loop; with a count while it is not null. */
    private volatile Frame held;

    // Touched on the event loop only.
    private ChannelHandlerContext ctx;
    private int partBytes;
    private ViewerTally tally;
    private Future<?> pauseTimer;
    private TakeWatch watch;
    private boolean left;

    /**
     * A viewer that was admitted; its place is given back when its channel goes.
     *
     * @param supply of its frames; ended by this handler
     * @param framing how to cut the stream
     * @param settings pauses and limits
     * @param rate that it wants at most
     * @param audience of its camera; it was admitted to all viewers
     * @param stats what is told of it
     * @param counters the server's
     */
    public ViewerHandler(FrameSupply supply, Framing framing, StreamSettings settings, Rate rate, Audience audience,
        ViewerStats stats, Counters counters) {
        this.supply = supply;
        this.framing = framing;
        this.audience = audience;
        heldFrames = audience.heldFrames();
        this.stats = stats;
        this.counters = counters;
        policy = new SendPolicy(new Pace(settings.streamWait().toNanos(), rate));
        this.settings = settings;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        ctx = context;
        tally = audience.tally(stats, counters, context.channel().eventLoop());
        watch = new TakeWatch(context.channel(), settings.stallTimeout(), settings.partTimeout(), this);
        audience.join(this, stats);
        if (!context.channel().isActive()) {
            leave();
            return;
        }
        // Who may not was asked to finish.
        if (stats.mayStay()) {
            supply.begin(this);
        }
    }

    @Override
    public void offer(Frame loan) {
        long now = System.nanoTime();
        SendPolicy.Decision decision = policy.onOffer(loan.sequence(), now);
        if (decision == SendPolicy.Decision.SEND && supply.isReady()) {
            send(loan, now);
        } else if (decision == SendPolicy.Decision.WAIT_FOR_END_OF_PAUSE) {
            waitForEndOfPause(now);
        }
    }

    private void send(Frame frame, long nowNanos) {
        long missed = policy.onSend(frame.sequence(), nowNanos);
        if (missed > 0) {
            tally.skipped(missed, policy.skipped());
        }
        tally.begin(frame);
        ByteBuf part = policy.isFinishing() ? framing.retainedLastPart(frame) : framing.retainedPart(frame);
        partBytes = part.readableBytes();
        supply.onSend(frame, partBytes);
        ChannelFuture written = ctx.writeAndFlush(part);
        if (written.isDone()) {
            onWritten(written);
        } else {
            hold(frame);
            written.addListener(this);
            watch.begin();
        }
    }

    /** The frame is on loan until the return, and is to stay for as long as its part is on its way. */
    private void hold(Frame frame) {
        held = (Frame) frame.retain();
        heldFrames.add(this);
    }

    private void letGo() {
        Frame taken = held;
        if (taken != null) {
            held = null;
            heldFrames.remove(this);
            taken.release();
        }
    }

    @Override
    public Frame heldFrame() {
        return held;
    }

    /** Counted and closed on the event loop, unless it has taken that frame by then. */
    @Override
    public void giveUp(Frame frame) {
        ctx.executor().execute(() -> {
            if (held == frame) {
                counters.increment(Counter.VIEWERS_EVICTED);
                heldFrames.givenUp();
                ctx.close();
            }
        });
    }

    /** A part that the kernel did not take at once has gone, and there may be a newer frame. */
    @Override
    public void operationComplete(ChannelFuture written) {
        letGo();
        watch.end();
        onWritten(written);
        if (!left) {
            supply.offerNewest();
        }
    }

    private void onWritten(ChannelFuture written) {
        if (!written.isSuccess()) {
            ctx.close();
            return;
        }
        long now = System.nanoTime();
        policy.onTaken(now, partBytes);
        supply.onTaken();
        tally.taken(now, partBytes);
        if (policy.isFinishing()) {
            ctx.close();
        }
    }

    private void waitForEndOfPause(long now) {
        if (pauseTimer == null) {
            pauseTimer =
                ctx.executor().schedule(this::onEndOfPause, policy.nanosToEndOfPause(now), TimeUnit.NANOSECONDS);
        }
    }

    private void onEndOfPause() {
        pauseTimer = null;
        supply.offerNewest();
    }

    @Override
    public void onStalled() {
        counters.increment(Counter.VIEWERS_STALLED);
        ctx.close();
    }

    @Override
    public void onTooSlow() {
        counters.increment(Counter.VIEWERS_TOO_SLOW);
        ctx.close();
    }

    /** Closes behind the part that is on its way, or a last one for who still has a right. Nothing can be told. */
    @Override
    public void finish(Farewell why) {
        ctx.executor().execute(() -> {
            policy.finish(why != Farewell.RIGHT_ENDED);
            if (policy.isOneMoreDue() && !left) {
                supply.offerNewest();
            }
            if (!policy.isSending()) {
                ctx.close();
            }
        });
    }

    private void leave() {
        if (left) {
            return;
        }
        left = true;
        watch.close();
        if (pauseTimer != null) {
            pauseTimer.cancel(false);
        }
        supply.end();
        audience.leave(this);
    }

    /** What a viewer says once the stream has begun has no meaning. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        leave();
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        leave();
    }

    /** The viewer is gone, or the connection broke: nothing that anybody needs to be told. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
