package org.webcamd.cluster;

import java.util.concurrent.TimeUnit;

/**
 * How another machine's clock stands to this one's, from its answer to a question: it told its time between question
 * and answer, so that half of the time that both took is the most that can be wrong. Immutable.
 *
 * @param epochNanosAtZero what the other clock shows when {@link System#nanoTime()} is zero here, in nanoseconds
 * @param errorNanos by how much that may be wrong, either way
 * @param takenNanos when it was found out
 */
record ClockOffset(long epochNanosAtZero, long errorNanos, long takenNanos) {
    /** Clocks drift; one that was set is found out about then. */
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(10);
    /** Less than that is drift. */
    private static final long SET_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long NANOS_PER_MICRO = 1_000;

    /** By an answer to a question of then, which comes now. */
    static ClockOffset of(long askedNanos, long toldMicros, long nowNanos) {
        long half = Math.max(0, nowNanos - askedNanos) / 2;
        return new ClockOffset(toldMicros * NANOS_PER_MICRO - (askedNanos + half), half, nowNanos);
    }

    /** Whether one of the two clocks was set between this and a later one. */
    boolean wasSetUntil(ClockOffset later) {
        return Math.abs(later.epochNanosAtZero - epochNanosAtZero) > later.errorNanos + errorNanos + SET_NANOS;
    }

    boolean isFresh(long nowNanos) {
        return nowNanos - takenNanos < FRESH_NANOS;
    }

    /** The better of the two: a newer one, unless it is much less certain than one that is fresh. */
    static ClockOffset better(ClockOffset before, ClockOffset now) {
        boolean keeps = before != null && before.isFresh(now.takenNanos) && now.errorNanos > 2 * before.errorNanos
            && Math.abs(now.epochNanosAtZero - before.epochNanosAtZero) <= now.errorNanos + before.errorNanos;
        return keeps ? before : now;
    }

    /**
     * When something happened, as {@link System#nanoTime()} counts here: at the earliest, so that nothing passes for
     * newer than it is.
     */
    long earliestNanos(long toldMicros) {
        return toldMicros * NANOS_PER_MICRO - epochNanosAtZero - errorNanos;
    }

    /** How far the other clock is ahead of this one, of which both are given. */
    long aheadNanos(long nowNanos, long nowMicros) {
        return epochNanosAtZero + nowNanos - nowMicros * NANOS_PER_MICRO;
    }
}
