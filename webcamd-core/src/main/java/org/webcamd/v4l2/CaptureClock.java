package org.webcamd.v4l2;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tells when a picture was taken: by the driver's time stamp where that can be true, else by the time of arrival. A
 * picture was taken after its buffer had been given to the driver, and before it came:
 *
 * <pre>{@code
 *   buffer given ------------- taken ----------------- picture here
 *   (BUFFERS pictures ago)     stamp, plus the offset
 * }</pre>
 *
 * Only pictures that were waited for tell whether stamps are true: one that had been ready for long may well be old.
 * Stamps that are off by the same time again and again are taken with that offset. Those that stand still, go back or
 * wander are not used. What is told never goes backwards. One for each opening; confined to the capture thread.
 */
final class CaptureClock {
    /** So many does OpenCV give the driver; one is filled at the earliest when it was given back. */
    static final int BUFFERS = 4;

    /** A stamp may be that of the beginning of exposure, when the buffer had not been given yet. */
    private static final long EARLY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** A call that took less long found a picture that was ready. */
    private static final long WAITED_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    /** What is further off counts on some other clock, which may be set at any time. */
    private static final long PLAUSIBLE_NANOS = TimeUnit.SECONDS.toNanos(30);
    /** So many pictures in a row are off by the same time, within so much. */
    private static final int SAME = 8;
    private static final long STEADY_NANOS = TimeUnit.MILLISECONDS.toNanos(60);
    /** A wrong stamp weighs as much as two right ones; the first few do not matter. */
    private static final int STRIKES = 32;

    private final Consumer<String> log;
    private final long[] givenNanos = new long[BUFFERS];
    private long pictures;
    private boolean trusted = true;
    private long offsetNanos;
    private long lastStampNanos = Long.MIN_VALUE;
    private long lastTakenNanos;
    private int strikes;
    private boolean said;

    // The wrong stamps since the last right one.
    private int wrong;
    private long leastOffNanos;
    private long mostOffNanos;

    /** Says once in half a sentence what is wrong with a driver's stamps. */
    CaptureClock(Consumer<String> log) {
        this.log = log;
    }

    /**
     * When the picture was taken that has come now. All times are those of {@link System#nanoTime()}, but for the
     * stamp, which ought to be.
     *
     * @param stampNanos what the driver says
     * @param askedNanos when the call began that brought it
     * @param arrivedNanos when it had come
     */
    long takenNanos(long stampNanos, long askedNanos, long arrivedNanos) {
        if (pictures == 0) {
            Arrays.fill(givenNanos, askedNanos);
            lastTakenNanos = askedNanos - EARLY_NANOS;
        }
        int buffer = (int) (pictures++ % BUFFERS);
        long given = givenNanos[buffer];
        // Exposed for a frame's time at most, and no longer on its way.
        long earliest = givenNanos[(buffer + BUFFERS / 2) % BUFFERS];
        givenNanos[buffer] = arrivedNanos;
        boolean waitedFor = arrivedNanos - askedNanos >= WAITED_NANOS;
        boolean onward = stampNanos > lastStampNanos;
        lastStampNanos = stampNanos;
        if (waitedFor) {
            learn(stampNanos, earliest, arrivedNanos, onward);
        }
        long taken;
        if (trusted && onward) {
            taken = stampNanos + offsetNanos;
        } else {
            taken = waitedFor ? arrivedNanos : given;
        }
        lastTakenNanos = Math.max(Math.min(taken, arrivedNanos), lastTakenNanos);
        return lastTakenNanos;
    }

    /** Whether the stamp can be true, and if not, whether it would be with another offset. */
    private void learn(long stampNanos, long earliestNanos, long arrivedNanos, boolean onward) {
        long off = arrivedNanos - stampNanos;
        trusted = onward && isTrue(stampNanos + offsetNanos, earliestNanos, arrivedNanos);
        if (trusted) {
            wrong = 0;
            strikes = Math.max(0, strikes - 1);
            // Faster than any before it: the offset was longer than the way of a picture by so much.
            offsetNanos = Math.min(offsetNanos, off);
            return;
        }
        strikes += 2;
        if (!onward || Math.abs(off) > PLAUSIBLE_NANOS) {
            wrong = 0;
        } else {
            leastOffNanos = wrong == 0 ? off : Math.min(leastOffNanos, off);
            mostOffNanos = wrong == 0 ? off : Math.max(mostOffNanos, off);
            wrong++;
        }
        if (wrong == SAME) {
            wrong = 0;
            if (mostOffNanos - leastOffNanos <= STEADY_NANOS) {
                adopt();
                return;
            }
        }
        if (strikes > STRIKES) {
            say("its time stamps cannot be true: the time of arrival counts");
        }
    }

    /** A little too early is true, and so is a little too late where an offset was learned. */
    private boolean isTrue(long takenNanos, long earliestNanos, long arrivedNanos) {
        long late = takenNanos - arrivedNanos;
        return takenNanos - earliestNanos >= -EARLY_NANOS && (late <= 0 || offsetNanos != 0 && late <= STEADY_NANOS);
    }

    private void adopt() {
        boolean right = leastOffNanos >= 0 && leastOffNanos <= EARLY_NANOS;
        offsetNanos = right ? 0 : leastOffNanos;
        strikes = 0;
        if (!right) {
            say(String.format(Locale.ROOT, "its time stamps are off by %.1f s, which is made up for",
                offsetNanos / (double) TimeUnit.SECONDS.toNanos(1)));
        }
    }

    private void say(String what) {
        if (!said) {
            said = true;
            log.accept(what);
        }
    }
}
