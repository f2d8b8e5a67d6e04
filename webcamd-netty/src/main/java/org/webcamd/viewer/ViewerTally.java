package org.webcamd.viewer;

import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.frame.Frame;

/** Counts what one viewer takes and skips, for itself, its camera and the server. Confined to its event loop. */
public final class ViewerTally {
    private final ViewerStats stats;
    private final Counters counters;
    private final SentFrames sent;
    /** When the picture that is on its way was captured, unless it is none of the camera's. */
    private long capturedNanos;
    private boolean live;

    /** With the figures of its camera on its event loop. */
    ViewerTally(ViewerStats stats, Counters counters, SentFrames sent) {
        this.stats = stats;
        this.counters = counters;
        this.sent = sent;
    }

    /**
     * Frames were missed.
     *
     * @param missed how many before the next one
     * @param inAll how many since it joined
     */
    public void skipped(long missed, long inAll) {
        counters.add(Counter.FRAMES_SKIPPED, missed);
        stats.framesSkipped(inAll);
        sent.skipped(missed);
    }

    /**
     * A frame begins its way.
     *
     * @param loan not used after the return
     */
    public void begin(Frame loan) {
        live = loan.isLive();
        capturedNanos = loan.captured().nanos();
    }

    /**
     * It was taken whole.
     *
     * @param nowNanos as {@link System#nanoTime()} counts
     * @param bytes that were sent for it
     */
    public void taken(long nowNanos, int bytes) {
        stats.onTaken(bytes);
        counters.increment(Counter.FRAMES_SENT);
        counters.add(Counter.BYTES_SENT, bytes);
        if (live) {
            sent.taken(nowNanos - capturedNanos, bytes);
        } else {
            sent.taken(bytes);
        }
    }
}
