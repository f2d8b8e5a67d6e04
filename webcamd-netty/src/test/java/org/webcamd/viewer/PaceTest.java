package org.webcamd.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PaceTest {
    /** Not from 0: the clock may begin anywhere, also below. */
    private static final long START = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(5);

    /** When frames are sent, in ms, of a camera that gives one each so many ms and a viewer that takes them at once. */
    private static List<Long> sent(Pace pace, int periodMillis, int lastMillis, int bytes) {
        List<Long> sent = new ArrayList<>();
        for (long millis = 0; millis <= lastMillis; millis += periodMillis) {
            long wait = pace.waitNanos(at(millis));
            long sendMillis = millis + TimeUnit.NANOSECONDS.toMillis(wait);
            // The timer fires, and the newest frame is still this one.
            if (sendMillis < millis + periodMillis) {
                pace.onSend(at(millis) + wait);
                pace.onTaken(at(millis) + wait, bytes);
                sent.add(sendMillis);
            }
        }
        return sent;
    }

    private static long at(long millis) {
        return START + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Test
    void withoutLimitsNothingWaits() {
        assertEquals(31, sent(new Pace(0, Rate.ANY), 33, 1000, 50_000).size());
    }

    @Test
    void framesAreEvenlySpaced() {
        assertEquals(List.of(0L, 200L, 400L, 600L, 800L, 1000L),
            sent(new Pace(0, new Rate(5, 0)), 33, 1000, 50_000));
    }

    @Test
    void slowRateIsKept() {
        assertEquals(List.of(0L, 10_000L, 20_000L), sent(new Pace(0, new Rate(0.1, 0)), 40, 20_020, 50_000));
    }

    /** A camera that is slower than that sets the pace. */
    @Test
    void rateAboveTheCamerasChangesNothing() {
        assertEquals(11, sent(new Pace(0, new Rate(30, 0)), 100, 1000, 50_000).size());
    }

    /** 400 kbit/s are 50 kB/s: five frames of 10 kB. */
    @Test
    void bytesAreLimited() {
        int frames = sent(new Pace(0, new Rate(0, 400)), 33, 10_000, 10_000).size();
        assertTrue(frames >= 50 && frames <= 51, () -> "frames: " + frames);
    }

    /** A frame that takes longer than a second is sent all the same, and the next one waits for its time. */
    @Test
    void largeFrameIsPaidForBeforeTheNextOne() {
        Pace pace = new Pace(0, new Rate(0, 8));
        pace.onSend(at(0));
        pace.onTaken(at(0), 5_000);
        assertEquals(TimeUnit.SECONDS.toNanos(5), pace.waitNanos(at(0)));
        assertEquals(0, pace.waitNanos(at(5_000)));
    }

    @Test
    void whoTookNothingForAWhileCatchesUpByOneSecond() {
        Pace pace = new Pace(0, new Rate(0, 80));
        pace.onSend(at(0));
        pace.onTaken(at(0), 10_000);
        pace.onSend(at(60_000));
        pace.onTaken(at(60_000), 10_000);
        assertEquals(0, pace.waitNanos(at(60_000)));
        pace.onSend(at(60_000));
        pace.onTaken(at(60_000), 10_000);
        assertEquals(TimeUnit.SECONDS.toNanos(1), pace.waitNanos(at(60_000)));
    }

    @Test
    void longestPauseCounts() {
        Pace pace = new Pace(TimeUnit.SECONDS.toNanos(2), new Rate(1, 8));
        pace.onSend(at(0));
        pace.onTaken(at(100), 1_500);
        assertEquals(TimeUnit.MILLISECONDS.toNanos(2_000), pace.waitNanos(at(100)));
        assertEquals(0, pace.waitNanos(at(2_100)));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, ''", "5, 0, fps=5", "0.5, 400, fps=0.5&kbps=400", "0, 8, kbps=8"})
    void rateIsWrittenAsItIsAskedFor(double fps, int kbps, String query) {
        assertEquals(query, new Rate(fps, kbps).query());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0.09, 1001, Double.NaN, Double.POSITIVE_INFINITY})
    void ratesThatNobodyCanWantAreRefused(double fps) {
        assertThrows(IllegalArgumentException.class, () -> new Rate(fps, 0));
        assertThrows(IllegalArgumentException.class, () -> new Rate(0, 7));
        assertThrows(IllegalArgumentException.class, () -> new Rate(0, 1_000_001));
    }
}
