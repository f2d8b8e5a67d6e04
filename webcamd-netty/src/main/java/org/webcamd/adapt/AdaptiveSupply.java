package org.webcamd.adapt;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.webcamd.fanout.FrameTaker;
import org.webcamd.fanout.Subscription;
import org.webcamd.frame.Frame;
import org.webcamd.transcode.JpegHeader;
import org.webcamd.viewer.FrameSupply;
import org.webcamd.wish.Wish;

/**
 * Frames for a viewer whose link decides how large they are: each is sent when the one before has arrived, but for as
 * much of it as keeps the link busy, so that none waits in the network, and the next is of the step that
 * {@link Adaptation} chose. The view of the step before is given back when that of the next one is leased.
 *
 * <p>While the picture is what was asked for, the link is looked at when there is a newer frame, or when the one before
 * should have arrived. Smaller ones are looked for, since all of them would seem to take the time between two frames.
 */
public final class AdaptiveSupply implements FrameSupply, FrameTaker {
    private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long SHORTEST_LOOK_NANOS = 2 * MILLISECOND;
    private static final long LOOK_NANOS = 4 * MILLISECOND;
    private static final long LONGEST_LOOK_NANOS = 100 * MILLISECOND;
    /** Part of the time that it has taken so far after which the link is looked at again. */
    private static final int LOOKS = 16;
    /** A far link is kept busy, but not for longer than that. */
    private static final long LONGEST_ROUND_TRIP_NANOS = 100 * MILLISECOND;
    /** A view that shows nothing for so long cannot be made of this camera's pictures. */
    private static final long SHOWS_NOTHING_NANOS = 3000 * MILLISECOND;

    private final Wish asked;
    private final Function<Wish, Optional<Subscription>> views;
    private final Link link;
    private final EventLoop loop;
    private final double leastNanosPerByte;
    private final Consumer<Wish> told;

    private Subscription subscription;
    private FrameTaker taker;
    private Ladder ladder;
    private Adaptation adaptation;
    private Future<?> nextLook;
    private Future<?> showsNothing;
    private boolean underWay;
    /** Whether the frame was seen on its way: else it took at most the time until it was looked for. */
    private boolean seen;
    private int sentBytes;
    private long sentNanos;
    private boolean ended;

    /**
     * Begins with what was asked for.
     *
     * @param asked by the viewer
     * @param first view of it
     * @param views where the others are leased, empty for one that cannot be had at present
     * @param link to the viewer
     * @param loop of the viewer
     * @param kbps how much of the link may be used, kilobits a second, or 0 for all
     * @param told each time that another step is sent, on the loop
     */
    public AdaptiveSupply(Wish asked, Subscription first, Function<Wish, Optional<Subscription>> views, Link link,
        EventLoop loop, int kbps, Consumer<Wish> told) {
        this.asked = asked;
        subscription = first;
        this.views = views;
        this.link = link;
        this.loop = loop;
        leastNanosPerByte = kbps == 0 ? 0 : 8.0 * MILLISECOND / kbps;
        this.told = told;
    }

    @Override
    public void begin(FrameTaker by) {
        taker = by;
        subscription.begin(this);
    }

    @Override
    public void offerNewest() {
        subscription.offerNewest();
    }

    @Override
    public void offer(Frame loan) {
        cancel(showsNothing);
        showsNothing = null;
        taker.offer(loan);
    }

    @Override
    public void end() {
        ended = true;
        underWay = false;
        cancel(nextLook);
        cancel(showsNothing);
        subscription.end();
    }

    private static void cancel(Future<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    @Override
    public boolean isReady() {
        if (!underWay) {
            return true;
        }
        long nowNanos = now();
        link.look();
        if (link.underWay() > link.unheard() + inFlight()) {
            seen = true;
            lookIn(Math.max(LOOK_NANOS, (nowNanos - sentNanos) / LOOKS));
            return false;
        }
        underWay = false;
        cancel(nextLook);
        nextLook = null;
        return !isMoved(nowNanos);
    }

    /** As many bytes as are on their way on a link that is busy and has no queue. */
    private double inFlight() {
        return adaptation == null ? 0 : adaptation.bytesIn(Math.min(link.roundTripNanos(), LONGEST_ROUND_TRIP_NANOS));
    }

    @Override
    public void onSend(Frame frame, int bytes) {
        sentBytes = bytes;
        sentNanos = now();
        if (ladder == null) {
            JpegHeader header = JpegHeader.of(frame.jpeg());
            if (header != null) {
                ladder = Ladder.of(asked, header.size());
                adaptation = new Adaptation(ladder, leastNanosPerByte, sentNanos);
            }
        }
    }

    @Override
    public void onTaken() {
        underWay = ladder != null;
        seen = false;
        if (underWay) {
            double expected = adaptation.step() == 0 ? Adaptation.TOO_LONG_NANOS
                : adaptation.expectedNanos(sentBytes);
            lookIn((long) Math.max(SHORTEST_LOOK_NANOS, expected * 3 / 4));
        }
    }

    /** The clock of the loop, by which its timers run: not that of {@link System#nanoTime()}. */
    private long now() {
        return loop.ticker().nanoTime();
    }

    private void lookIn(long nanos) {
        cancel(nextLook);
        if (!ended) {
            nextLook = loop.schedule(this::look, Math.min(nanos, LONGEST_LOOK_NANOS), TimeUnit.NANOSECONDS);
        }
    }

    private void look() {
        nextLook = null;
        if (underWay && isReady()) {
            subscription.offerNewest();
        }
    }

    private boolean isMoved(long now) {
        int chosen = adaptation.onArrived(sentBytes, Math.max(1, now - sentNanos - link.overheadNanos()), seen, now);
        return chosen != adaptation.step() && isMoved(chosen, now);
    }

    /** Where as many are made as may be, a smaller one may be made already. */
    private boolean isMoved(int chosen, long now) {
        int last = chosen > adaptation.step() ? ladder.last() : chosen;
        for (int to = chosen; to <= last; to++) {
            Optional<Subscription> view = views.apply(ladder.steps().get(to));
            if (view.isPresent()) {
                adaptation.moved(to, now);
                move(view.get(), ladder.steps().get(to));
                return true;
            }
        }
        adaptation.refused(now);
        return false;
    }

    private void move(Subscription next, Wish wish) {
        Subscription before = subscription;
        subscription = next;
        before.end();
        told.accept(wish);
        cancel(showsNothing);
        showsNothing = loop.schedule(this::moveBack, SHOWS_NOTHING_NANOS, TimeUnit.NANOSECONDS);
        next.begin(this);
    }

    private void moveBack() {
        long now = now();
        if (!ended && adaptation.step() > 0 && isMoved(0, now)) {
            adaptation.refused(now);
        }
    }
}
