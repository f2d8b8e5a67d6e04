package org.webcamd.viewer;

import java.util.concurrent.TimeUnit;

/**
 * When the next frame may be sent to one viewer: after the pause that follows each part, evenly spaced at the rate that
 * it wants at most, and when the bytes before have had their time. A plain calculation without a clock; times are those
 * of {@link System#nanoTime()}. Confined to its viewer's event loop.
 */
public final class Pace {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long BITS_A_KILOBYTE = 8;

    private final long pauseNanos;
    private final long periodNanos;
    private final int kbps;
    private boolean begun;
    private long pauseEndNanos;
    private long dueNanos;
    private long paidNanos;

    /**
     * Before the first frame.
     *
     * @param pauseNanos that follows each part
     * @param rate that is wanted at most
     */
    public Pace(long pauseNanos, Rate rate) {
        this.pauseNanos = pauseNanos;
        periodNanos = rate.fps() == 0 ? 0 : (long) (SECOND / rate.fps());
        kbps = rate.kbps();
    }

    /** A frame is being sent. One that comes a little late does not make the next one late. */
    void onSend(long nowNanos) {
        if (!begun) {
            begun = true;
            pauseEndNanos = nowNanos;
            dueNanos = nowNanos;
            paidNanos = nowNanos;
        }
        dueNanos = later(dueNanos, nowNanos - periodNanos) + periodNanos;
    }

    /** It was taken whole. Who took nothing for a while may catch up by what fits into a second. */
    void onTaken(long nowNanos, long bytes) {
        pauseEndNanos = nowNanos + pauseNanos;
        if (kbps > 0) {
            paidNanos = later(paidNanos, nowNanos - SECOND) + bytes * BITS_A_KILOBYTE * SECOND / (1_000L * kbps);
        }
    }

    /** How long to wait for the next one; 0 for not at all. */
    long waitNanos(long nowNanos) {
        if (!begun) {
            return 0;
        }
        long next = pauseNanos > 0 ? pauseEndNanos : nowNanos;
        next = periodNanos > 0 ? later(next, dueNanos) : next;
        next = kbps > 0 ? later(next, paidNanos) : next;
        return Math.max(0, next - nowNanos);
    }

    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }
}
