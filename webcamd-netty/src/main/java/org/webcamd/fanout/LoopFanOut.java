package org.webcamd.fanout;

import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.webcamd.frame.Frame;
import org.webcamd.ring.FrameListener;
import org.webcamd.ring.FrameRing;

/**
 * Hands the frames of one ring to the takers on one event loop. Listens to the ring while, and only while, it has
 * takers. All methods but {@link #onNewer()} are for the event loop.
 */
public final class LoopFanOut implements FrameListener {
    private final FrameRing ring;
    private final EventExecutor loop;
    private final Runnable wakeUp = this::offerNewestToAll;
    private final AtomicBoolean wakeUpPending = new AtomicBoolean();

    // Touched on the event loop only.
    private final List<FrameTaker> takers = new ArrayList<>();

    LoopFanOut(FrameRing ring, EventExecutor loop) {
        this.ring = ring;
        this.loop = loop;
    }

    /** A newer frame is there. On the producer's thread: at most one task is pending. */
    @Override
    public void onNewer() {
        if (!wakeUpPending.get() && wakeUpPending.compareAndSet(false, true)) {
            try {
                loop.execute(wakeUp);
            } catch (RejectedExecutionException ended) {
                // The loop's channels are closed: whoever took frames on it is gone or about to go.
            }
        }
    }

    /**
     * Begins to offer frames to a taker, the newest one at once if there is one.
     *
     * @param taker must not be in already
     */
    public void join(FrameTaker taker) {
        assert loop.inEventLoop();
        takers.add(taker);
        if (takers.size() == 1) {
            ring.subscribe(this);
        }
        offerNewest(taker);
    }

    /**
     * Ends what {@link #join} began; without effect for a taker that is not in.
     *
     * @param taker may be the one that is being offered a frame
     */
    public void leave(FrameTaker taker) {
        assert loop.inEventLoop();
        if (takers.remove(taker) && takers.isEmpty()) {
            ring.unsubscribe(this);
        }
    }

    /**
     * Offers the newest frame, if there is one, to a taker that is ready for it between two frames.
     *
     * @param taker who asks
     */
    public void offerNewest(FrameTaker taker) {
        assert loop.inEventLoop();
        Frame frame = ring.retainedNewest();
        if (frame == null) {
            return;
        }
        try {
            taker.offer(frame);
        } finally {
            frame.release();
        }
    }

    private void offerNewestToAll() {
        // Cleared before the newest frame is read: one that is published after this line makes a task of its own.
        wakeUpPending.set(false);
        Frame frame = ring.retainedNewest();
        if (frame == null) {
            return;
        }
        try {
            // Backwards, so that a taker may leave while it is offered the frame.
            for (int i = takers.size() - 1; i >= 0; i = Math.min(i, takers.size()) - 1) {
                takers.get(i).offer(frame);
            }
        } finally {
            frame.release();
        }
    }
}
