package org.webcamd.rendition;

import java.util.concurrent.Executor;
import org.webcamd.camera.Picture;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.frame.CaptureTime;
import org.webcamd.frame.Frame;
import org.webcamd.jpeg.FrameLine;
import org.webcamd.jpeg.Transcoder;
import org.webcamd.memory.MemoryShare;
import org.webcamd.ring.FrameRing;
import org.webcamd.wish.Rotation;
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

    /** Guarded by the {@link Views}: how many have leased it. */
    int leases;

    // Guarded by this.
    private long lastSequence;
    private boolean closed;

    /** With what is asked for on top of the base view; null for the base view itself. */
    View(Views views, Wish wish, Wish requested, int quality, MemoryShare memory, Executor workers,
        Counters counters) {
        this.views = views;
        this.wish = wish;
        this.requested = requested;
        this.counters = counters;
        base = requested == null;
        ring = new FrameRing(this::onDemand);
        line = new FrameLine<>(() -> new Transcoder(memory, quality), workers, counters,
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
     * A camera's JPEG, or a card.
     *
     * @param loan of which more is kept by a count
     */
    void offer(Frame loan) {
        offer(loan, wish);
    }

    /**
     * A picture that is nearly what is wanted here.
     *
     * @param loan of another view
     * @param missing what is still to be done
     */
    synchronized void offer(Frame loan, Wish missing) {
        if (closed || loan.sequence() == lastSequence) {
            return;
        }
        lastSequence = loan.sequence();
        if (missing.isNone()) {
            ring.publish((Frame) loan.retain());
        } else {
            Transcoder place = line.place();
            place.load((Frame) loan.retain(), missing);
            line.put(place);
        }
    }

    /** Pixels of a camera that makes no JPEGs; copied, without the lock, for which one who leaves would wait. */
    void offer(Picture.Raw raw, long sequence, CaptureTime taken) {
        if (begins(sequence)) {
            Transcoder place = line.place();
            place.load(raw, sequence, taken, wish);
            line.put(place);
        }
    }

    private synchronized boolean begins(long sequence) {
        lastSequence = sequence;
        return !closed;
    }

    /** In the order of capture, by one worker at a time. */
    private void publish(Frame frame) {
        if (!base && !ring.isWanted()) {
            frame.release();
            return;
        }
        boolean live = frame.isLive();
        boolean first = live && views.isFirst(frame);
        if (live && wish.rotation() != Rotation.NONE) {
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
