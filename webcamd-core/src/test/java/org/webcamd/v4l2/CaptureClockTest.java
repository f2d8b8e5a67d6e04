package org.webcamd.v4l2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

final class CaptureClockTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;
    /** 30 pictures a second, each of which takes 5 ms to get here. */
    private static final long PERIOD = 33 * MILLI;
    private static final long WAY = 5 * MILLI;

    private final List<String> said = new ArrayList<>();
    private final CaptureClock clock = new CaptureClock(said::add);
    private long now = 1_000 * SECOND;
    private long last = Long.MIN_VALUE;

    @Test
    void stampsThatAreRightAreTaken() {
        for (int i = 0; i < 100; i++) {
            assertEquals(WAY, age(stamp -> stamp));
        }
        assertEquals(List.of(), said);
    }

    @Test
    void stampOfTheBeginningOfALongExposureIsTaken() {
        for (int i = 0; i < 100; i++) {
            assertEquals(WAY + 2 * PERIOD, age(stamp -> stamp - 2 * PERIOD));
        }
        assertEquals(List.of(), said);
    }

    @Test
    void constantLagIsMadeUpFor() {
        for (long lag : new long[] {900 * MILLI, SECOND, 20 * SECOND, -3 * SECOND}) {
            CaptureClockTest fresh = new CaptureClockTest();
            for (int i = 0; i < 100; i++) {
                long age = fresh.age(stamp -> stamp - lag);
                assertTrue(age >= 0 && age <= PERIOD, lag + " gave " + age);
            }
            assertEquals(1, fresh.said.size());
            assertTrue(fresh.said.get(0).startsWith("its time stamps are off by "), fresh.said.get(0));
        }
    }

    @Test
    void lagThatIsMadeUpForStillTellsOldPictures() {
        for (int i = 0; i < 20; i++) {
            age(stamp -> stamp - SECOND);
        }
        long asleep = now;
        now += 10 * SECOND;
        long awake = now;
        for (int i = 1; i <= CaptureClock.BUFFERS; i++) {
            long taken = ready(asleep + i * PERIOD - SECOND);
            assertTrue(taken - awake < -9 * SECOND, "a picture of before " + (taken - awake));
        }
        assertTrue(age(stamp -> stamp - SECOND) <= PERIOD);
    }

    @Test
    void picturesThatHadBeenReadyAreOldWithoutTrueStamps() {
        for (int i = 0; i < 20; i++) {
            age(stamp -> 0);
        }
        now += 10 * SECOND;
        long awake = now;
        for (int i = 0; i < CaptureClock.BUFFERS; i++) {
            assertTrue(ready(0) < awake);
        }
        assertEquals(0, age(stamp -> 0));
    }

    @Test
    void pictureThatHadBeenReadyDoesNotMakeTrueStampsWrong() {
        age(stamp -> stamp);
        now += 10 * SECOND;
        // A driver with more buffers than usual.
        for (int i = 1; i <= 8; i++) {
            assertTrue(ready(1_000 * SECOND + i * PERIOD + PERIOD) < now - 9 * SECOND);
        }
        assertEquals(WAY, age(stamp -> stamp));
        assertEquals(List.of(), said);
    }

    @Test
    void stampsThatStandStillAreNotTaken() {
        assertArrival(stamp -> 1_000 * SECOND);
        assertArrival(stamp -> 0);
    }

    @Test
    void stampsOfTheWallClockAreNotTaken() {
        assertArrival(stamp -> stamp + 1_700_000_000L * SECOND);
    }

    @Test
    void stampsThatWanderAreNotTaken() {
        long start = now;
        // A clock that takes two seconds for one.
        assertArrival(stamp -> start - SECOND + (stamp - start) / 2);
    }

    @Test
    void stampsThatJumpAreNotTakenWhereTheyDo() {
        for (int i = 0; i < 200; i++) {
            boolean back = i % 2 == 1;
            long age = age(stamp -> back ? stamp - 2 * SECOND : stamp);
            assertTrue(age >= 0 && age <= WAY, "" + age);
        }
    }

    @Test
    void stampsThatAreSetRightAreTakenAgain() {
        for (int i = 0; i < 50; i++) {
            age(stamp -> stamp - SECOND);
        }
        for (int i = 0; i < 50; i++) {
            age(stamp -> stamp);
        }
        assertEquals(WAY, age(stamp -> stamp));
    }

    @Test
    void oneLatePictureChangesNothing() {
        for (int i = 0; i < 20; i++) {
            age(stamp -> stamp);
        }
        now += 300 * MILLI;
        assertEquals(WAY, age(stamp -> stamp));
        assertEquals(List.of(), said);
    }

    private void assertArrival(LongUnaryOperator stamp) {
        CaptureClockTest fresh = new CaptureClockTest();
        for (int i = 0; i < 100; i++) {
            long age = fresh.age(stamp);
            assertTrue(i == 0 || age <= PERIOD && age >= 0, "" + age);
        }
        assertEquals(List.of("its time stamps cannot be true: the time of arrival counts"), fresh.said);
    }

    /** The age on arrival of a picture that is waited for. */
    private long age(LongUnaryOperator stampOf) {
        long asked = now;
        now += PERIOD;
        return now - monotonic(clock.takenNanos(stampOf.applyAsLong(now - WAY), asked, now));
    }

    /** A picture that is there when it is asked for. */
    private long ready(long stamp) {
        long asked = now;
        now += 100_000;
        return monotonic(clock.takenNanos(stamp, asked, now));
    }

    private long monotonic(long taken) {
        assertTrue(taken >= last, "it goes back");
        last = taken;
        return taken;
    }
}
