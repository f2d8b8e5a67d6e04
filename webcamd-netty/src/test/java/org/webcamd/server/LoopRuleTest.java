package org.webcamd.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.webcamd.server.LoopRule.Verdict;

final class LoopRuleTest {
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(500);
    private final LoopRule rule = LoopRule.DEFAULT;

    private long silentAfter(int looks) {
        long silent = 0;
        for (int i = 0; i < looks; i++) {
            silent = rule.silentNanos(silent, false, LOOK);
        }
        return silent;
    }

    @Test
    void loopThatAnswersIsWell() {
        assertEquals(0, rule.silentNanos(silentAfter(3), true, LOOK));
        assertEquals(Verdict.WELL, rule.judge(0));
    }

    @Test
    void loopIsStuckAfterTwoSecondsAndHopelessAfterThirty() {
        assertEquals(Verdict.WELL, rule.judge(silentAfter(3)));
        assertEquals(Verdict.STUCK, rule.judge(silentAfter(4)));
        assertEquals(Verdict.STUCK, rule.judge(silentAfter(59)));
        assertEquals(Verdict.HOPELESS, rule.judge(silentAfter(60)));
    }

    @Test
    void timeInWhichNobodyCouldLookDoesNotCount() {
        long hour = TimeUnit.HOURS.toNanos(1);
        assertEquals(Verdict.WELL, rule.judge(rule.silentNanos(0, false, hour)));
        assertEquals(Verdict.WELL, rule.judge(rule.silentNanos(silentAfter(50), false, hour)));
    }

    @Test
    void countGoesOnAfterwards() {
        long silent = rule.silentNanos(silentAfter(59), false, rule.lateNanos());
        for (int i = 0; i < 4; i++) {
            silent = rule.silentNanos(silent, false, LOOK);
        }
        assertEquals(Verdict.STUCK, rule.judge(silent));
    }
}
