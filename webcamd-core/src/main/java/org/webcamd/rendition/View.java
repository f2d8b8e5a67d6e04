package org.webcamd.rendition;

import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.frame.Frame;
import org.webcamd.ring.FrameRing;
import org.webcamd.transcode.FrameLine;
import org.webcamd.transcode.SharedPicture;
import org.webcamd.transcode.Transcoder;
import org.webcamd.transcode.Work;
import org.webcamd.wish.Orientation;
import org.webcamd.wish.Wish;

/**
 * A camera's picture as one wish wants it: a ring of its own, which is filled while, and only while, somebody listens.
 * A JPEG that is wanted as it is gets into it at once, everything else by way of a line of workers, in order. Pictures
 * are offered by one thread at a time; any thread may lease it.
 */
final class View {
    private final Views views;
    private final Wish wish;
    private final Wish requested;
    private final boolean base;
    private final FrameRing ring;
    private final FrameLine<Transcoder> line;
    private final Counters counters;
    private final Work work;

    /** Guarded by the {@link Views}: how many have leased it. */
    int leases;

    // Guarded by this.
    private long lastSequence;
    private boolean closed;

    /** With what is asked for on top of the base view; null for the base view itself. */
    View(Views views, Wish wish, Wish requested, Supplier<Transcoder> places, Work work, Executor workers,
        Counters counters) {
        this.views = views;
        this.wish = wish;
        this.requested = requested;
        this.work = work;
        this.counters = counters;
        base = requested == null;
        ring = new FrameRing(this::onDemand);
        line = new FrameLine<>(places, workers, counters,
            base ? Counter.DROPPED_BUSY : Counter.ROTATIONS_SKIPPED,
            base ? Counter.DROPPED_FAILED : Counter.ROTATIONS_FAILED, this::publish);
    }

    Wish wish() {
        return wish;
    }

    /** What is missing in a frame of the base view. */
    Wish requested() {
        return requested;
    }

    FrameRing ring() {
        return ring;
    }

    Work work() {
        return work;
    }

    private void onDemand(boolean wanted) {
        if (wanted) {
            views.onWanted(this);
        } else {
            if (!base) {
                forget();
            }
            views.onUnwanted();
        }
    }

    /** What is shown to the next who comes is to be new; a frame that is still being made is not published. */
    private synchronized void forget() {
        lastSequence = 0;
        line.betweenFrames(ring::clear);
    }

    /** What was shown must not pass for live. */
    void clear() {
        line.betweenFrames(ring::clear);
    }

    /**
     * Whether it is to be offered what comes. The base view also when nobody listens to any, so that it is known what
     * the camera gives, and who polls finds it; and where it costs nothing, for those who wish for something else next.
     */
    boolean takes(boolean anyWanted, boolean jpeg) {
        return ring.isWanted() || base && (!anyWanted || views.isBaseAlwaysMade() || jpeg && wish.isNone());
    }

    /**
     * A camera's JPEG, or a card, as it is.
     *
     * @param loan of which more is kept by a count
     */
    synchronized void offer(Frame loan) {
        if (begins(loan.sequence())) {
            ring.publish((Frame) loan.retain());
        }
    }

    /**
     * A picture of which a frame is to be made.
     *
     * @param loan of which more is kept by a count
     * @param missing what is still to be done
     */
    synchronized void offer(SharedPicture loan, Wish missing) {
        if (begins(loan.sequence())) {
            Transcoder place = line.place();
            place.load((SharedPicture) loan.retain(), missing);
            line.put(place);
        }
    }

    private boolean begins(long sequence) {
        if (closed || sequence == lastSequence) {
            return false;
        }
        lastSequence = sequence;
        return true;
    }

    /** In the order of capture, by one worker at a time. */
    private void publish(Frame frame) {
        if (!base && !ring.isWanted()) {
            frame.release();
            return;
        }
        boolean live = frame.isLive();
        boolean first = live && views.isFirst(frame);
        if (live && !wish.orientation().equals(Orientation.UPRIGHT)) {
            counters.increment(Counter.FRAMES_ROTATED);
        }
        ring.publish(frame);
        if (first) {
            counters.increment(Counter.FRAMES_CAPTURED);
        }
    }

    /** Returns when all that was offered is published. */
    void awaitIdle() {
        line.awaitIdle();
    }

    /** Ends the work, and gives up what the ring holds. */
    void close() {
        synchronized (this) {
            closed = true;
        }
        line.close();
        ring.close();
    }
}
