package org.webcamd.cluster;

import java.util.concurrent.TimeUnit;

/**
 * To how many layers of a camera to listen, so that its frames stay young on the way:
 *
 * <ul>
 *   <li>frames that are more than a quarter of a second late: one layer fewer, and another one when that has not helped
 *       in half a second; more than a second late: one layer only;
 *   <li>late still with one layer: whatever waits in the broker and on the way is old, and only a new connection gets
 *       rid of it;
 *   <li>in time for a while: one layer more. Where that was too much, the next attempt is made later, up to a minute.
 * </ul>
 *
 * A plain rule without threads and clocks. Confined to one thread at a time.
 */
final class AgeWatch {
    /** What to do. */
    enum Verdict { STAY, FEWER, MORE, RECONNECT }

    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    /** With a layer more, which is tried: sooner, since it was known to be late before. */
    private static final long TRIAL_LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(130);
    private static final long VERY_LATE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long IN_TIME_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** What had been sent before a layer was left comes still. */
    private static final long EFFECT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LEAST_EFFECT_NANOS = TimeUnit.MILLISECONDS.toNanos(30);
    private static final long HOPELESS_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);
    private static final long FIRST_TRIAL_NANOS = TimeUnit.SECONDS.toNanos(4);
    private static final long LAST_TRIAL_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long PROVEN_NANOS = TimeUnit.SECONDS.toNanos(20);

    private int layers = Layer.COUNT;
    private long changedNanos;
    private boolean raised;
    private long trialNanos = FIRST_TRIAL_NANOS;
    private boolean inTime;
    private long inTimeSinceNanos;
    private long lateAtChangeNanos;

    int layers() {
        return layers;
    }

    /** A new connection, or frames are asked for anew: what is late now is not what was late before. */
    void begin(long nowNanos) {
        changedNanos = nowNanos;
        inTime = false;
        raised = false;
        lateAtChangeNanos = Long.MAX_VALUE;
    }

    /** A frame has come, so much later than it could. */
    Verdict onFrame(long lateNanos, long nowNanos) {
        if (lateNanos > (raised ? TRIAL_LATE_NANOS : LATE_NANOS)) {
            inTime = false;
            return late(lateNanos, nowNanos);
        }
        if (lateNanos > IN_TIME_NANOS) {
            inTime = false;
            return Verdict.STAY;
        }
        return inTime(nowNanos);
    }

    private Verdict late(long lateNanos, long nowNanos) {
        boolean first = layers == Layer.COUNT || raised;
        long patienceNanos = layers == 1 ? HOPELESS_NANOS : EFFECT_NANOS;
        if (!first && (nowNanos - changedNanos < patienceNanos || helps(lateNanos, nowNanos))) {
            return Verdict.STAY;
        }
        lateAtChangeNanos = lateNanos;
        if (layers == 1) {
            change(nowNanos, false);
            return Verdict.RECONNECT;
        }
        layers = lateNanos > VERY_LATE_NANOS ? 1 : layers - 1;
        trialNanos = raised ? Math.min(2 * trialNanos, LAST_TRIAL_NANOS) : trialNanos;
        change(nowNanos, false);
        return Verdict.FEWER;
    }

    /** What was done before has an effect: it is given as much time again. */
    private boolean helps(long lateNanos, long nowNanos) {
        boolean helps = lateNanos < lateAtChangeNanos - LEAST_EFFECT_NANOS;
        if (helps) {
            lateAtChangeNanos = lateNanos;
            changedNanos = nowNanos;
        }
        return helps;
    }

    private Verdict inTime(long nowNanos) {
        if (!inTime) {
            inTime = true;
            inTimeSinceNanos = nowNanos;
        }
        long sinceChange = nowNanos - changedNanos;
        if (raised && sinceChange > PROVEN_NANOS) {
            raised = false;
            trialNanos = FIRST_TRIAL_NANOS;
        }
        boolean tryMore = layers < Layer.COUNT && nowNanos - inTimeSinceNanos >= trialNanos;
        if (!tryMore) {
            return Verdict.STAY;
        }
        layers++;
        change(nowNanos, true);
        return Verdict.MORE;
    }

    private void change(long nowNanos, boolean up) {
        raised = up;
        inTime = false;
        changedNanos = nowNanos;
    }
}
