package org.webcamd.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class PictureLabelsTest {
    private static final long SECOND = 1_000_000;
    private static final long HOUR = 3_600 * SECOND;
    private static final long START = 1_800_000_000L * SECOND;

    private long nanos = 5_000;
    private long wall = START;
    private final PictureLabels labels = new PictureLabels(() -> nanos, () -> wall);

    @Test
    void numbersCountFromOne() {
        assertEquals(1, labels.nextNumber());
        assertEquals(2, labels.nextNumber());
    }

    @Test
    void timeIsThatOfCaptureByTheWallClock() {
        assertEquals(START - 40_000, labels.time(nanos - 40_000_000).epochMicros());
        pass(SECOND);
        CaptureTime second = labels.time(nanos);
        assertEquals(START + SECOND, second.epochMicros());
        assertEquals(nanos, second.nanos());
    }

    @Test
    void wallClockThatIsSetForwardIsFollowedAtOnce() {
        labels.time(nanos);
        wall += HOUR;
        pass(SECOND);
        assertEquals(START + HOUR + SECOND, labels.time(nanos).epochMicros());
    }

    @Test
    void timeGoesOnAtHalfSpeedWhenTheWallClockIsSetBack() {
        labels.time(nanos);
        wall -= 10 * SECOND;
        for (int second = 1; second <= 19; second++) {
            pass(SECOND);
            assertEquals(START + second * SECOND / 2, labels.time(nanos).epochMicros());
        }
        pass(2 * SECOND);
        assertEquals(START + 11 * SECOND, labels.time(nanos).epochMicros());
    }

    @Test
    void olderPictureBehindANewerOneDoesNotGoBack() {
        long newer = labels.time(nanos).epochMicros();
        assertEquals(newer, labels.time(nanos - 50_000_000).epochMicros());
        pass(SECOND);
        assertEquals(START + SECOND, labels.time(nanos).epochMicros());
    }

    @Test
    void otherServersTimeIsPassedOn() {
        assertEquals(START - HOUR, labels.time(nanos, START - HOUR).epochMicros());
        assertEquals(START - HOUR + 7, labels.time(nanos, START - HOUR + 7).epochMicros());
        assertEquals(START + HOUR, labels.time(nanos, START + HOUR).epochMicros());
    }

    @Test
    void otherServersTimeThatGoesBackIsNotBelieved() {
        labels.time(nanos, START - HOUR);
        pass(SECOND);
        assertEquals(START + SECOND, labels.time(nanos, START - 2 * HOUR).epochMicros());
    }

    @Test
    void cardBetweenPicturesOfAServerThatIsBehindKeepsTimeGoingOn() {
        labels.time(nanos, START - HOUR);
        long card = labels.time(nanos).epochMicros();
        assertEquals(START, card);
        pass(SECOND);
        assertEquals(START + SECOND, labels.time(nanos, START - HOUR + SECOND).epochMicros());
    }

    @Test
    void cardBetweenPicturesOfAServerThatIsAheadDoesNotGoBack() {
        labels.time(nanos, START + HOUR);
        pass(SECOND);
        long card = labels.time(nanos).epochMicros();
        assertTrue(card >= START + HOUR && card < START + HOUR + SECOND);
        pass(SECOND);
        assertEquals(START + HOUR + 2 * SECOND, labels.time(nanos, START + HOUR + 2 * SECOND).epochMicros());
    }

    private void pass(long micros) {
        nanos += micros * 1_000;
        wall += micros;
    }
}
