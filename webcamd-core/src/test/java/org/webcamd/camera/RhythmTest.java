package org.webcamd.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class RhythmTest {
    private final Rhythm rhythm = new Rhythm();

    @Test
    void nothingIsKnownBeforeThereWasAWait() {
        assertEquals(0, rhythm.periodNanos());
        waited(0, 0);
        assertEquals(0, rhythm.periodNanos());
    }

    /** The first wait already tells that a camera is slow. */
    @Test
    void slowCameraIsKnownFromItsFirstWait() {
        waited(0, 3000);
        assertMillis(3000);
        waited(3010, 2990);
        assertMillis(3000);
    }

    @Test
    void oneWaitThatWasTooLongIsNoRule() {
        waited(33, 33, 33, 9000, 33);
        assertMillis(33);
        waited(33, 33, 33);
        assertMillis(33);
    }

    /** As of a camera that takes a picture each time that something moves, and one more. */
    @Test
    void picturesThatComeInPairsAreAsSlowAsThePairs() {
        waited(5000, 30, 5000, 30);
        assertMillis(5000);
    }

    @Test
    void cameraThatBecomesFastIsFast() {
        waited(3000, 3000, 3000, 3000, 40, 40, 40);
        assertMillis(40);
    }

    @Test
    void threePicturesMayBeMissing() {
        assertEquals(millis(2000), Rhythm.silenceNanos(millis(2000), millis(33)));
        assertEquals(millis(9000), Rhythm.silenceNanos(millis(2000), millis(3000)));
        assertEquals(millis(2000), Rhythm.silenceNanos(millis(2000), 0));
        assertEquals(millis(5000), Rhythm.periodNanos(0.2));
        assertEquals(0, Rhythm.periodNanos(0));
    }

    private void waited(long... millis) {
        for (long wait : millis) {
            rhythm.waited(millis(wait));
        }
    }

    private void assertMillis(long millis) {
        assertEquals(millis(millis), rhythm.periodNanos());
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
