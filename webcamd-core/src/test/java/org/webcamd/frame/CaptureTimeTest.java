package org.webcamd.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class CaptureTimeTest {
    @Test
    void nowIsBetweenBeforeAndAfterOnBothClocks() {
        long nanosBefore = System.nanoTime();
        long microsBefore = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        CaptureTime now = CaptureTime.now();
        long microsAfter = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        assertTrue(now.nanos() - nanosBefore >= 0 && System.nanoTime() - now.nanos() >= 0);
        // The wall clock is read beside the monotonic one, not at the same instant.
        long slackMicros = TimeUnit.SECONDS.toMicros(2);
        assertTrue(now.epochMicros() >= microsBefore - slackMicros, now + " is before " + microsBefore);
        assertTrue(now.epochMicros() <= microsAfter + slackMicros, now + " is after " + microsAfter);
    }

    @Test
    void earlierMomentIsEarlierOnTheWallClockByAsMuch() {
        long now = System.nanoTime();
        CaptureTime present = CaptureTime.at(now);
        CaptureTime past = CaptureTime.at(now - TimeUnit.MINUTES.toNanos(10));
        assertEquals(TimeUnit.MINUTES.toNanos(10), present.nanos() - past.nanos());
        assertEquals(TimeUnit.MINUTES.toMicros(10), present.epochMicros() - past.epochMicros(),
            TimeUnit.SECONDS.toMicros(2));
    }
}
