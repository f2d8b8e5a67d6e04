package org.webcamd.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.webcamd.camera.Rhythm;

final class StallRuleTest {
    private final StallRule rule = StallRule.DEFAULT;

    @Test
    void liveCameraIsGivenTwoSeconds() {
        assertEquals(StallRule.Verdict.WAIT, judge(CameraState.LIVE, 30, true, 1_999));
        assertEquals(StallRule.Verdict.STALLED, judge(CameraState.LIVE, 30, true, 2_000));
    }

    @Test
    void slowCameraIsGivenThreeFrames() {
        assertEquals(StallRule.Verdict.WAIT, judge(CameraState.LIVE, 0.5, true, 5_999));
        assertEquals(StallRule.Verdict.STALLED, judge(CameraState.LIVE, 0.5, true, 6_000));
    }

    @Test
    void cameraThatNobodyWatchesHasNotStalled() {
        assertEquals(StallRule.Verdict.WAIT, judge(CameraState.LIVE, 30, false, 60_000));
        assertEquals(StallRule.Verdict.WAIT, judge(CameraState.ASLEEP, 30, true, 0));
    }

    @Test
    void stalledCallIsInterruptedAndThenReplaced() {
        assertEquals(StallRule.Verdict.WAIT, judge(CameraState.STALLED, 30, true, 4_999));
        assertEquals(StallRule.Verdict.INTERRUPT, judge(CameraState.STALLED, 30, true, 5_000));
        assertEquals(StallRule.Verdict.REPLACE, judge(CameraState.STALLED, 30, true, 12_000));
    }

    @Test
    void openingMayTakeLonger() {
        assertEquals(StallRule.Verdict.WAIT, judge(CameraState.OPENING, 30, true, 29_999));
        assertEquals(StallRule.Verdict.REPLACE, judge(CameraState.OPENING, 30, true, 30_000));
        assertEquals(StallRule.Verdict.WAIT, judge(CameraState.LOST, 30, true, 29_999));
        assertEquals(StallRule.Verdict.REPLACE, judge(CameraState.LOST, 30, true, 30_000));
    }

    /** A source that waits for a program says itself when it is tired of it. */
    @Test
    void sourceThatGivesUpByItselfIsWaitedFor() {
        assertEquals(StallRule.Verdict.STALLED, judge(CameraState.LIVE, 30, 30_000, 2_000));
        assertEquals(StallRule.Verdict.WAIT, judge(CameraState.STALLED, 30, 30_000, 31_999));
        assertEquals(StallRule.Verdict.REPLACE, judge(CameraState.STALLED, 30, 30_000, 32_000));
        assertEquals(StallRule.Verdict.WAIT, judge(CameraState.OPENING, 30, 60_000, 61_999));
    }

    private StallRule.Verdict judge(CameraState state, double fps, boolean wanted, long busyMillis) {
        return rule.judge(state, wanted, TimeUnit.MILLISECONDS.toNanos(busyMillis), Rhythm.periodNanos(fps), 0);
    }

    private StallRule.Verdict judge(CameraState state, double fps, long patienceMillis, long busyMillis) {
        return rule.judge(state, true, TimeUnit.MILLISECONDS.toNanos(busyMillis), Rhythm.periodNanos(fps),
            TimeUnit.MILLISECONDS.toNanos(patienceMillis));
    }
}
