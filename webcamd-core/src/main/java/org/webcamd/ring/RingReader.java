package org.webcamd.ring;

import java.util.ArrayDeque;
import java.util.Queue;
import org.webcamd.frame.Frame;

/**
 * Reads every frame of a ring, where a viewer wants the newest one alone: for recorders and publishers. Frames wait for
 * their reader up to a number; those that come when so many wait are lost to it, and counted. The ring and its other
 * listeners never notice.
 *
 * <p>Subscribed from the start, so that the camera gives pictures for it. {@link #next()} is for one thread, the
 * reader's; {@link #lost()} and {@link #close()} are for any.
 */
public final class RingReader implements FrameListener, AutoCloseable {
    private static final long NONE = -1;

    private final FrameRing ring;
    private final int most;
    private final Runnable wakeUp;

    // Guarded by this; each of them with a count.
    private final Queue<Frame> waiting = new ArrayDeque<>();
    private long lastSequence = NONE;
    private long lost;
    private boolean closed;

    /**
     * Begins with the frame after the newest one.
     *
     * @param ring to be read
     * @param most how many frames may wait, 1 or more
     * @param wakeUp told that a frame waits where none did; called on the producer's thread, and must return at once
     */
    public RingReader(FrameRing ring, int most, Runnable wakeUp) {
        this.ring = ring;
        this.most = most;
        this.wakeUp = wakeUp;
        ring.subscribe(this);
    }

    @Override
    public void onNewer() {
        Frame newest = ring.retainedNewest();
        if (newest != null && !keep(newest)) {
            newest.release();
        }
    }

    /** Returns whether ownership has passed to the queue. */
    private boolean keep(Frame frame) {
        synchronized (this) {
            if (closed || frame.sequence() <= lastSequence) {
                return false;
            }
            // Two frames that were published at once are announced twice, with the newer one in the ring both times.
            lost += lastSequence == NONE ? 0 : frame.sequence() - lastSequence - 1;
            lastSequence = frame.sequence();
            if (waiting.size() == most) {
                lost++;
                return false;
            }
            waiting.add(frame);
            if (waiting.size() > 1) {
                return true;
            }
        }
        wakeUp.run();
        return true;
    }

    /**
     * The next frame in the order of capture.
     *
     * @return a frame that the caller owns, or null while there is none
     */
    public synchronized Frame next() {
        return waiting.poll();
    }

    /**
     * Frames that this reader did not get: its own queue was full, or they were never made.
     *
     * @return a count, from the first frame on
     */
    public synchronized long lost() {
        return lost;
    }

    /** Reads nothing any more, and gives up what waits. */
    @Override
    public void close() {
        ring.unsubscribe(this);
        synchronized (this) {
            closed = true;
            waiting.forEach(Frame::release);
            waiting.clear();
        }
    }
}
