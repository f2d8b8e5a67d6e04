package org.webcamd.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.fanout.FrameHold;
import org.webcamd.fanout.FrameTaker;
import org.webcamd.frame.Frame;
import org.webcamd.viewer.Farewell;
import org.webcamd.viewer.Pace;
import org.webcamd.viewer.SendPolicy;
import org.webcamd.viewer.StreamSettings;
import org.webcamd.viewer.Viewer;
import org.webcamd.viewer.ViewerTally;

/**
 * One camera on a connection: a frame is sent when the one before has been taken, when no two are on their way to the
 * client, and when nothing else is being sent on the connection; then the newest.
 *
 * <p>Confined to the connection's event loop, but for {@link #finish} and what {@link FrameHold} says.
 */
final class Track implements Viewer, FrameTaker, FrameHold {
    private final Connection connection;
    private final String camera;
    private final int number;
    private final TrackSource source;
    private final Counters counters;
    private final ChannelHandlerContext ctx;
    private final Outlet outlet;
    private final SendPolicy policy;
    private final ViewerTally tally;
    private final Window window = new Window();

    /** Written by the event loop; with a count while it is not null. */
    private volatile Frame held;

    private Frame.Kind toldKind;
    private String toldWish;
    private int bytes;
    private Future<?> pauseTimer;
    private boolean left;

    /**
     * Begins.
     *
     * @param number that stands before its frames, or {@link FrameMessage#ONLY_TRACK}
     */
    Track(Connection connection, String camera, int number, TrackSource source, StreamSettings settings) {
        this.connection = connection;
        this.camera = camera;
        this.number = number;
        this.source = source;
        counters = connection.counters();
        ctx = connection.context();
        outlet = connection.outlet();
        tally = source.audience().tally(source.stats(), counters, ctx.channel().eventLoop());
        policy = new SendPolicy(new Pace(settings.streamWait().toNanos(), source.rate()));
    }

    void begin() {
        source.audience().join(this, source.stats());
        source.supply().begin(this);
    }

    String camera() {
        return camera;
    }

    int number() {
        return number;
    }

    @Override
    public void offer(Frame loan) {
        if (left || outlet.isBusy() || window.isFull()) {
            return;
        }
        long now = connection.now();
        SendPolicy.Decision decision = policy.onOffer(loan.sequence(), now);
        if (decision == SendPolicy.Decision.SEND && source.supply().isReady()) {
            send(loan, now);
        } else if (decision == SendPolicy.Decision.WAIT_FOR_END_OF_PAUSE) {
            waitForEndOfPause(now);
        }
    }

    private void send(Frame frame, long now) {
        long missed = policy.onSend(frame.sequence(), now);
        if (missed > 0) {
            tally.skipped(missed, policy.skipped());
        }
        tally.begin(frame);
        tell(frame.kind());
        ByteBuf jpeg = frame.retainedJpeg();
        ByteBuf header = ctx.alloc().directBuffer(FrameMessage.MOST_BYTES);
        FrameMessage.writeHeader(header, number, frame, jpeg.readableBytes());
        bytes = header.readableBytes() + jpeg.readableBytes();
        window.onSend(frame.sequence(), now);
        if (source.link() != null) {
            source.link().onSend();
        }
        source.supply().onSend(frame, bytes);
        connection.onSend();
        if (!outlet.send(this, header, jpeg)) {
            held = (Frame) frame.retain();
            source.audience().heldFrames().add(this);
        }
    }

    /** What changes from one frame to another is told before it. */
    private void tell(Frame.Kind kind) {
        String wish = source.wish().get();
        if (kind != toldKind || !wish.equals(toldWish)) {
            toldKind = kind;
            toldWish = wish;
            outlet.say(Words.track(number == FrameMessage.ONLY_TRACK ? null : camera, number, kind, wish), false);
        }
    }

    /** The kernel took the frame at once, or the connection is broken. */
    void onWritten(boolean whole) {
        if (!whole) {
            ctx.close();
            return;
        }
        policy.onTaken(connection.now(), bytes);
        source.supply().onTaken();
        tally.taken(System.nanoTime(), bytes);
    }

    /** It took it later. */
    void onTakenLate(boolean whole) {
        Frame taken = held;
        held = null;
        source.audience().heldFrames().remove(this);
        taken.release();
        onWritten(whole);
        connection.offerNewest();
    }

    /** A frame was shown; there may be a newer one. */
    void onAcknowledged(long sequence) {
        long now = connection.now();
        long age = window.ageNanos(now);
        int done = window.onAcknowledged(sequence);
        if (done > 0) {
            if (source.link() != null) {
                source.link().onAcknowledged(done, age, now);
            }
            offerNewest();
        }
    }

    void offerNewest() {
        if (!left && !outlet.isBusy() && !window.isFull()) {
            source.supply().offerNewest();
        }
    }

    /** How long the oldest frame that is not acknowledged has been on its way. */
    long unacknowledgedNanos(long now) {
        return window.ageNanos(now);
    }

    private void waitForEndOfPause(long now) {
        if (pauseTimer == null) {
            pauseTimer = ctx.executor().schedule(this::onEndOfPause, policy.nanosToEndOfPause(now),
                TimeUnit.NANOSECONDS);
        }
    }

    private void onEndOfPause() {
        pauseTimer = null;
        offerNewest();
    }

    @Override
    public Frame heldFrame() {
        return held;
    }

    @Override
    public void giveUp(Frame frame) {
        ctx.executor().execute(() -> {
            if (held == frame) {
                counters.increment(Counter.VIEWERS_EVICTED);
                source.audience().heldFrames().givenUp();
                ctx.close();
            }
        });
    }

    @Override
    public void finish(Farewell why) {
        ctx.executor().execute(() -> connection.finish(this, why));
    }

    /** No further frame; one that is on its way goes on. Any number of times. */
    void leave() {
        if (left) {
            return;
        }
        left = true;
        if (pauseTimer != null) {
            pauseTimer.cancel(false);
        }
        source.supply().end();
        source.audience().leave(this);
    }
}
