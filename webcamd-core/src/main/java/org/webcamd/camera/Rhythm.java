package org.webcamd.camera;

import java.util.concurrent.TimeUnit;

/**
 * How long a camera lets wait for a picture, learned from how long it did, so that a slow one is not taken for one that
 * has stalled. The second longest of the last waits counts: one that was too long is no rule, and pictures that come in
 * pairs are waited for every second time.
 *
 * <p>One thread tells what it waited; any thread may ask.
 */
public final class Rhythm {
    private static final int WAITS = 4;
    /** How many pictures may be missing before something is wrong. */
    private static final int MISSING = 3;
    /** Who waited for less found a picture that was there already. */
    private static final long NO_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final long[] waits = new long[WAITS];
    private int known;
    private volatile long periodNanos;

    /** Nothing has come yet. */
    public Rhythm() {
    }

    /**
     * A picture has come.
     *
     * @param nanos how long it was waited for
     */
    public void waited(long nanos) {
        if (nanos >= NO_WAIT_NANOS) {
            waits[known % WAITS] = nanos;
            known++;
            periodNanos = secondLongest();
        }
    }

    /** The only one while there is one. */
    private long secondLongest() {
        long longest = 0;
        long second = 0;
        for (long wait : waits) {
            if (wait > longest) {
                second = longest;
                longest = wait;
            } else if (wait > second) {
                second = wait;
            }
        }
        return known == 1 ? longest : second;
    }

    /** {@return the time from picture to picture; 0 while it is not known} */
    public long periodNanos() {
        return periodNanos;
    }

    /**
     * How long no picture may come before something is wrong.
     *
     * @param leastNanos of a camera that is fast
     * @param periodNanos from picture to picture; 0 for unknown
     * @return that time, or three periods where those are longer
     */
    public static long silenceNanos(long leastNanos, long periodNanos) {
        return Math.max(leastNanos, MISSING * periodNanos);
    }

    /**
     * The time from picture to picture at a rate.
     *
     * @param fps pictures a second; 0 for unknown
     * @return 0 for unknown
     */
    public static long periodNanos(double fps) {
        return fps <= 0 ? 0 : (long) (TimeUnit.SECONDS.toNanos(1) / fps);
    }
}
