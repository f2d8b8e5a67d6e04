package org.webcamd.adapt;

import java.util.concurrent.TimeUnit;

/**
 * Which step of a {@link Ladder} a link is good for. How long it takes to carry a byte is learned from each picture
 * that has arrived, how many bytes a picture of each step has from those that were sent. What is too long on its way
 * makes room for a smaller one at once. A larger one is tried a step at a time, when it is expected to be there well in
 * time, some time after the last change; each try that failed makes the next one wait twice as long, so that a link
 * between two steps does not make the picture swing. One that has not failed is followed by the next soon, so that a
 * link that has become fast is used.
 *
 * <p>A plain calculation without a clock; times are those of {@link System#nanoTime()}.
 */
final class Adaptation {
    /** Longer on its way than that, a picture is too large: some are to come a second, and none is to be old. */
    static final double TOO_LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(90);
    /** The step to go down to is expected to take at most this. */
    private static final double FITTING_NANOS = TimeUnit.MILLISECONDS.toNanos(80);
    /** The step to go up to is expected to take at most this. */
    private static final double WELL_IN_TIME_NANOS = TimeUnit.MILLISECONDS.toNanos(60);

    private static final long SHORTEST_HOLD_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_HOLD_NANOS = TimeUnit.SECONDS.toNanos(60);
    /** A step up that has lasted for so long has not failed. */
    private static final long RISING_HOLD_NANOS = TimeUnit.SECONDS.toNanos(2);
    /** Down so soon after up, the step was one too many: this, and some times what it was waited for. */
    private static final long TRIED_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long TRIES = 3;
    private static final long REFUSED_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** How much of what is newly seen is believed: more when it is bad. */
    private static final double BELIEVED_WORSE = 0.4;
    private static final double BELIEVED_OTHER = 0.7;
    private static final double BELIEVED_BETTER = 0.25;
    private static final double BELIEVED_BYTES = 0.25;
    /** What is so many times slower is no unsteadiness any more. */
    private static final double ANOTHER_LINK = 4;

    /** What pictures of each step are expected to have; those of steps not seen go along with those that were. */
    private final double[] bytes;
    private final double[] patience;
    private final boolean[] seen;
    private final double leastNanosPerByte;
    private double nanosPerByte;
    private int step;
    private long holdNanos = SHORTEST_HOLD_NANOS;
    private long heldUntilNanos;
    private long refusedUntilNanos;
    private long upAtNanos;
    private boolean wentUp;

    /**
     * Begins with what was asked for.
     *
     * @param ladder of the viewer
     * @param leastNanosPerByte more than the link may be used for, or 0
     * @param nowNanos the time
     */
    Adaptation(Ladder ladder, double leastNanosPerByte, long nowNanos) {
        bytes = ladder.shares().stream().mapToDouble(Double::doubleValue).toArray();
        patience = ladder.patience().stream().mapToDouble(Double::doubleValue).toArray();
        seen = new boolean[bytes.length];
        this.leastNanosPerByte = leastNanosPerByte;
        heldUntilNanos = nowNanos + holdNanos;
        refusedUntilNanos = nowNanos;
    }

    int step() {
        return step;
    }

    /** How long a picture of so many bytes is expected to be on its way; 0 before anything is known. */
    double expectedNanos(double ofBytes) {
        return ofBytes * Math.max(nanosPerByte, leastNanosPerByte);
    }

    /** How many bytes the link carries in a while; 0 before anything is known. */
    double bytesIn(double nanos) {
        return nanosPerByte == 0 ? 0 : nanos / nanosPerByte;
    }

    /**
     * A picture of the present step has arrived.
     *
     * @param ofBytes that it had
     * @param tookNanos how long the link was busy with it
     * @param exactly false when it may have taken less
     * @param nowNanos the time
     * @return the step that is to follow, the present one for no change
     */
    int onArrived(int ofBytes, long tookNanos, boolean exactly, long nowNanos) {
        learnBytes(ofBytes);
        learnLink((double) tookNanos / ofBytes, exactly);
        if (expectedOf(step) > TOO_LONG_NANOS) {
            return nowNanos - refusedUntilNanos < 0 ? step : down();
        }
        boolean held = nowNanos - heldUntilNanos < 0;
        return !held && step > 0 && expectedOf(step - 1) <= WELL_IN_TIME_NANOS ? step - 1 : step;
    }

    private void learnLink(double now, boolean exactly) {
        if (nanosPerByte == 0) {
            nanosPerByte = now;
        } else if (now <= nanosPerByte) {
            nanosPerByte += BELIEVED_BETTER * (now - nanosPerByte);
        } else if (exactly) {
            double believed = now > ANOTHER_LINK * nanosPerByte ? BELIEVED_OTHER : BELIEVED_WORSE;
            nanosPerByte += believed * (now - nanosPerByte);
        }
    }

    /** For a picture of a step, by the patience that it is worth. */
    private double expectedOf(int one) {
        return expectedNanos(bytes[one]) / patience[one];
    }

    private int down() {
        int fitting = step;
        while (fitting < bytes.length - 1 && expectedOf(fitting) > FITTING_NANOS) {
            fitting++;
        }
        return fitting;
    }

    private void learnBytes(int ofBytes) {
        double mean = seen[step] ? bytes[step] + BELIEVED_BYTES * (ofBytes - bytes[step]) : ofBytes;
        double change = mean / bytes[step];
        for (int i = 0; i < bytes.length; i++) {
            // What a scene has more of, pictures of all sizes have more of.
            bytes[i] *= seen[step] || !seen[i] ? change : 1;
        }
        bytes[step] = mean;
        seen[step] = true;
    }

    /** The viewer is on another step now. */
    void moved(int to, long nowNanos) {
        if (to < step) {
            wentUp = true;
            upAtNanos = nowNanos;
        } else if (wentUp && nowNanos - upAtNanos < TRIES * holdNanos + TRIED_NANOS) {
            holdNanos = Math.min(2 * holdNanos, LONGEST_HOLD_NANOS);
        } else {
            holdNanos = Math.max(holdNanos / 2, SHORTEST_HOLD_NANOS);
        }
        heldUntilNanos = nowNanos + (to < step ? Math.min(holdNanos, RISING_HOLD_NANOS) : holdNanos);
        step = to;
    }

    /** No other picture is to be had at present: nothing changes for a while. */
    void refused(long nowNanos) {
        refusedUntilNanos = nowNanos + REFUSED_NANOS;
        heldUntilNanos = refusedUntilNanos;
    }
}
