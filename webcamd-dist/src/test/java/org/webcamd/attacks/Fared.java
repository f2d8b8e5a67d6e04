package org.webcamd.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;

/**
 * How neighbours fared for some time, each told by the one who fared worst.
 *
 * @param seconds how long that was
 * @param fewestFrames whole pictures
 * @param longestGapNanos without one
 * @param oldestMicros age of a picture when it had arrived
 * @param ended connections that the server ended
 * @param cards shown to all together
 * @param broken pictures or answers of all together
 */
record Fared(double seconds, long fewestFrames, long longestGapNanos, long oldestMicros, int ended, long cards,
    long broken) {
    /** A machine that does ten things at once is late as well. */
    private static final double LEAST_SHARE = 0.4;
    private static final long LONGEST_GAP_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long OLDEST_MICROS = TimeUnit.SECONDS.toMicros(3);

    /** Fails unless all stayed, and were shown a camera of this rate all the time. */
    Fared requireUnharmed(double cameraFps) {
        assertEquals(0, ended, () -> "viewers were ended: " + this);
        assertEquals(0, cards, () -> "cards in place of pictures: " + this);
        assertEquals(0, broken, this::toString);
        assertTrue(fewestFrames >= LEAST_SHARE * cameraFps * seconds, () -> "too few frames: " + this);
        assertTrue(longestGapNanos < LONGEST_GAP_NANOS, () -> "a gap: " + this);
        assertTrue(oldestMicros < OLDEST_MICROS, () -> "an old picture: " + this);
        return this;
    }
}
