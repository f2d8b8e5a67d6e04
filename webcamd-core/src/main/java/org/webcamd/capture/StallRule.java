package org.webcamd.capture;

import java.util.concurrent.TimeUnit;

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
    private static final int STALLED_FRAMES = 3;

    static final StallRule DEFAULT = new StallRule(2 * SECOND, 3 * SECOND, 10 * SECOND, 30 * SECOND);

    /**
     * Judges the present moment.
     *
     * @param status of the camera
     * @param wanted whether anybody watches
     * @param busyNanos how long the present call has taken, 0 for none
     */
    Verdict judge(CaptureStatus status, boolean wanted, long busyNanos) {
        long limitNanos = limitNanos(status);
        if (status.state() == CameraState.LIVE) {
            return wanted && busyNanos >= limitNanos ? Verdict.STALLED : Verdict.WAIT;
        }
        boolean stalled = status.state() == CameraState.STALLED;
        if (busyNanos >= (stalled ? limitNanos + replaceNanos : openingNanos)) {
            return Verdict.REPLACE;
        }
        return stalled && busyNanos >= limitNanos + interruptNanos ? Verdict.INTERRUPT : Verdict.WAIT;
    }

    private long limitNanos(CaptureStatus status) {
        double fps = status.mode() == null ? 0 : status.mode().fps();
        return fps <= 0 ? stalledNanos : Math.max(stalledNanos, (long) (STALLED_FRAMES * SECOND / fps));
    }
}
