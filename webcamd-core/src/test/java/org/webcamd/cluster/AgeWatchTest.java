package org.webcamd.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class AgeWatchTest {
    private static final long FRAME_MILLIS = 33;

    private final AgeWatch watch = new AgeWatch();
    private long millis;

    /** Frames for so long, each so late; returns how often it was said what was said last, but for staying. */
    private AgeWatch.Verdict frames(long forMillis, long lateMillis) {
        AgeWatch.Verdict last = AgeWatch.Verdict.STAY;
        for (long end = millis + forMillis; millis < end; millis += FRAME_MILLIS) {
            AgeWatch.Verdict verdict = frame(lateMillis);
            last = verdict == AgeWatch.Verdict.STAY ? last : verdict;
        }
        return last;
    }

    private AgeWatch.Verdict frame(long lateMillis) {
        return watch.onFrame(TimeUnit.MILLISECONDS.toNanos(lateMillis), TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Test
    void framesInTimeChangeNothing() {
        assertEquals(AgeWatch.Verdict.STAY, frames(60_000, 20));
        assertEquals(Layer.COUNT, watch.layers());
    }

    @Test
    void lateFramesLeaveALayerAtOnce() {
        assertEquals(AgeWatch.Verdict.FEWER, frame(260));
        assertEquals(2, watch.layers());
    }

    @Test
    void whatHelpsIsGivenTimeToHelp() {
        frame(260);
        for (int late = 400; late > 0; late -= 20) {
            millis += FRAME_MILLIS;
            frame(late);
        }
        assertEquals(2, watch.layers());
    }

    @Test
    void whatDoesNotHelpIsFollowedByTheNext() {
        frame(260);
        assertEquals(AgeWatch.Verdict.FEWER, frames(1_000, 600));
        assertEquals(1, watch.layers());
    }

    @Test
    void veryLateFramesLeaveAllButOne() {
        frame(1_100);
        assertEquals(1, watch.layers());
    }

    @Test
    void whenNothingHelpsTheConnectionIsMadeAnew() {
        frames(1_200, 600);
        assertEquals(AgeWatch.Verdict.RECONNECT, frames(2_000, 800));
    }

    @Test
    void layersComeBackOneByOne() {
        frame(1_100);
        assertEquals(AgeWatch.Verdict.MORE, frames(5_000, 10));
        assertEquals(2, watch.layers());
        frames(6_000, 10);
        assertEquals(3, watch.layers());
    }

    @Test
    void eachAttemptThatFailsIsFollowedByALongerPause() {
        frame(260);
        int attempts = 0;
        for (long end = millis + 120_000; millis < end; millis += FRAME_MILLIS) {
            if (frame(watch.layers() == Layer.COUNT ? 300 : 10) == AgeWatch.Verdict.MORE) {
                attempts++;
            }
        }
        assertTrue(attempts >= 2 && attempts <= 6, attempts + " attempts in two minutes");
    }
}
