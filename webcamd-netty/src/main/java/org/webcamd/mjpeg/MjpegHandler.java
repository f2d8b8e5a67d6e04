package org.webcamd.mjpeg;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.fanout.FrameTaker;
import org.webcamd.fanout.LoopFanOut;
import org.webcamd.ring.Frame;

/**
 * Streams to one viewer: the last handler of its pipeline, and but for the socket the only one, from the moment that
 * the response head was written. What is sent and what is skipped, {@link SendPolicy} decides.
 *
 * <p>Backpressure: a part is one write; its promise is done when the kernel has taken the last byte, which for a viewer
 * that keeps up is before {@code writeAndFlush} returns. Until then nothing else is written, so that a viewer never has
 * more than one part in this process, and with {@code TCP_NOTSENT_LOWAT} next to nothing in the kernel.
 *
 * <p>Confined to its event loop, but for {@link #finish()}.
 */
public final class MjpegHandler extends ChannelInboundHandlerAdapter implements FrameTaker, ChannelFutureListener {
    private static final int STALL_CHECKS = 4;
    private static final long NO_PROGRESS = -1;

    private final LoopFanOut fanOut;
    private final Viewers viewers;
    private final ViewerStats stats;
    private final Counters counters;
    private final Framing framing;
    private final SendPolicy policy;
    private final long stallNanos;

    // Touched on the event loop only.
    private ChannelHandlerContext ctx;
    private int partBytes;
    private Future<?> pauseTimer;
    private Future<?> stallTimer;
    private long progressAtLastCheck;
    private long stuckSinceNanos;
    private boolean left;

    /**
     * A viewer that was admitted; its place is given back when its channel goes.
     *
     * @param fanOut of the channel's event loop
     * @param framing how to cut the stream
     * @param settings pauses and limits
     * @param viewers where it was admitted
     * @param stats what is told of it
     * @param counters the server's
     */
    public MjpegHandler(LoopFanOut fanOut, Framing framing, StreamSettings settings, Viewers viewers,
        ViewerStats stats, Counters counters) {
        this.fanOut = fanOut;
        this.framing = framing;
        this.viewers = viewers;
        this.stats = stats;
        this.counters = counters;
        policy = new SendPolicy(settings.streamWait().toNanos());
        stallNanos = settings.stallTimeout().toNanos();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        ctx = context;
        viewers.join(this, stats);
        if (!context.channel().isActive()) {
            leave();
            return;
        }
        fanOut.join(this);
    }

    @Override
    public void onFrame(Frame loan) {
        long now = System.nanoTime();
        switch (policy.onOffer(loan.sequence(), now)) {
            case SEND:
                send(loan);
                break;
            case WAIT_FOR_END_OF_PAUSE:
                waitForEndOfPause(now);
                break;
            default:
        }
    }

    private void send(Frame frame) {
        long missed = policy.onSend(frame.sequence());
        if (missed > 0) {
            counters.add(Counter.FRAMES_SKIPPED, missed);
            stats.framesSkipped(policy.skipped());
        }
        ByteBuf part = framing.retainedPart(frame);
        partBytes = part.readableBytes();
        ChannelFuture written = ctx.writeAndFlush(part);
        if (written.isDone()) {
            onWritten(written);
        } else {
            written.addListener(this);
            watchForStall();
        }
    }

    /** A part that the kernel did not take at once has gone, and there may be a newer frame. */
    @Override
    public void operationComplete(ChannelFuture written) {
        onWritten(written);
        if (!left) {
            fanOut.offerNewest(this);
        }
    }

    private void onWritten(ChannelFuture written) {
        if (!written.isSuccess()) {
            ctx.close();
            return;
        }
        policy.onTaken(System.nanoTime());
        stats.onTaken(partBytes);
        counters.increment(Counter.FRAMES_SENT);
        counters.add(Counter.BYTES_SENT, partBytes);
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
        fanOut.offerNewest(this);
    }

    /** The timer runs while parts are not taken at once; a viewer that keeps up never has one. */
    private void watchForStall() {
        if (stallTimer == null) {
            progressAtLastCheck = NO_PROGRESS;
            long period = stallNanos / STALL_CHECKS;
            stallTimer = ctx.executor().scheduleWithFixedDelay(this::closeIfStalled, period, period,
                TimeUnit.NANOSECONDS);
        }
    }

    /** A viewer is stalled when a part is on its way and the kernel has not taken a byte of it for the whole limit. */
    private void closeIfStalled() {
        ChannelOutboundBuffer outbound = ctx.channel().unsafe().outboundBuffer();
        if (!policy.isSending() || outbound == null) {
            stopWatching();
            return;
        }
        long progress = stats.bytesSent() + outbound.currentProgress();
        if (progress != progressAtLastCheck) {
            progressAtLastCheck = progress;
            stuckSinceNanos = System.nanoTime();
        } else if (System.nanoTime() - stuckSinceNanos >= stallNanos) {
            counters.increment(Counter.VIEWERS_STALLED);
            ctx.close();
        }
    }

    private void stopWatching() {
        if (stallTimer != null) {
            stallTimer.cancel(false);
            stallTimer = null;
        }
    }

    /** Closes the channel at the end of the part that is on its way. Any thread. */
    void finish() {
        ctx.executor().execute(() -> {
            policy.finish();
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
        stopWatching();
        if (pauseTimer != null) {
            pauseTimer.cancel(false);
        }
        fanOut.leave(this);
        viewers.leave(this);
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
