package org.webcamd.server;

import java.util.concurrent.TimeUnit;

/**
 * Decides whether an event loop is stuck, from how long it has owed a sign of life. A plain rule without threads and
 * clocks. The limits of the server are {@link #DEFAULT}.
 *
 * <p>Only time counts in which whoever looks was awake: where a machine sleeps, a process is stopped, a debugger or the
 * collector holds all threads, the look itself comes late, and the count begins anew.
 *
 * @param stuckNanos a loop that owes its sign for so long is stuck
 * @param hopelessNanos and after so long it will not recover
 * @param lateNanos a look that comes so long after the one before tells nothing
 */
record LoopRule(long stuckNanos, long hopelessNanos, long lateNanos) {
    /** What a loop is like. */
    enum Verdict { WELL, STUCK, HOPELESS }

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    static final LoopRule DEFAULT = new LoopRule(2 * SECOND, 30 * SECOND, SECOND + SECOND / 2);

    /**
     * How long a loop has been silent for certain.
     *
     * @param silentNanos what this said at the look before
     * @param answered whether there was a sign of life since
     * @param sinceLookNanos the time since the look before
     */
    long silentNanos(long silentNanos, boolean answered, long sinceLookNanos) {
        return answered || sinceLookNanos >= lateNanos ? 0 : silentNanos + sinceLookNanos;
    }

    /** Judges it. */
    Verdict judge(long silentNanos) {
        if (silentNanos < stuckNanos) {
            return Verdict.WELL;
        }
        return silentNanos < hopelessNanos ? Verdict.STUCK : Verdict.HOPELESS;
    }
}
