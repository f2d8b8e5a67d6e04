package org.webcamd.capture;

import java.util.concurrent.TimeUnit;
import org.webcamd.camera.Rhythm;

/**
 * Decides what is to be done about a call into a camera that does not return:
 *
 * <ul>
 *   <li>a live camera that somebody watches and that gives nothing for 2 s, or for three frames where that is longer,
 *       has stalled;
 *   <li>after 3 s more the call is interrupted, which ends those that wait for a network or a program;
 *   <li>after 10 s more it is taken for one that never returns, and another thread tries anew; opening may take longer.
 * </ul>
 *
 * A source that gives up by itself, only later, is waited for.
 *
 * A plain rule without threads and clocks. The limits above are {@link #DEFAULT}.
 *
 * @param stalledNanos a call that takes so long has stalled, if three frames do not take longer
 * @param interruptNanos how much later it is interrupted
 * @param replaceNanos how much later, from when it has stalled, its thread is replaced
 * @param openingNanos when the thread is replaced that opens a camera
 */
record StallRule(long stalledNanos, long interruptNanos, long replaceNanos, long openingNanos) {
    /** What to do now. */
    enum Verdict { WAIT, STALLED, INTERRUPT, REPLACE }

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    /** From when a source should have given up, until it is not believed to. */
    private static final long GRACE_NANOS = 2 * SECOND;

    static final StallRule DEFAULT = new StallRule(2 * SECOND, 3 * SECOND, 10 * SECOND, 30 * SECOND);

    /**
     * Judges the present moment.
     *
     * @param state of the camera
     * @param wanted whether anybody watches
     * @param busyNanos how long the present call has taken, 0 for none
     * @param periodNanos from frame to frame, 0 for unknown
     * @param patienceNanos when the source gives up by itself, 0 for soon enough
     */
    Verdict judge(CameraState state, boolean wanted, long busyNanos, long periodNanos, long patienceNanos) {
        long limitNanos = Rhythm.silenceNanos(stalledNanos, periodNanos);
        if (state == CameraState.LIVE) {
            return wanted && busyNanos >= limitNanos ? Verdict.STALLED : Verdict.WAIT;
        }
        boolean stalled = state == CameraState.STALLED;
        long believedNanos = patienceNanos == 0 ? 0 : patienceNanos + GRACE_NANOS;
        if (busyNanos >= Math.max(stalled ? limitNanos + replaceNanos : openingNanos, believedNanos)) {
            return Verdict.REPLACE;
        }
        return stalled && busyNanos >= Math.max(limitNanos + interruptNanos, believedNanos) ? Verdict.INTERRUPT
            : Verdict.WAIT;
    }
}
