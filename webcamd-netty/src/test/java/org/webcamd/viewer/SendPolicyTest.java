package org.webcamd.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.viewer.SendPolicy.Decision;

final class SendPolicyTest {
    private static final long PAUSE = 100;

    private final SendPolicy policy = new SendPolicy(new Pace(0, Rate.ANY));

    @Test
    void firstFrameIsSent() {
        assertEquals(Decision.SEND, policy.onOffer(17, 0));
        assertEquals(0, policy.onSend(17, 0), "frames before a viewer came were not missed");
    }

    @Test
    void nothingIsSentWhileAPartIsOnItsWay() {
        policy.onSend(1, 0);

        assertTrue(policy.isSending());
        assertEquals(Decision.SKIP, policy.onOffer(2, 0));
        assertEquals(Decision.SKIP, policy.onOffer(3, 0));
    }

    @Test
    void newestFrameIsSentWhenThePartHasBeenTaken() {
        policy.onSend(1, 0);
        policy.onTaken(10, 1_000);

        assertFalse(policy.isSending());
        assertEquals(Decision.SEND, policy.onOffer(4, 10));
    }

    @Test
    void frameThatWasSentBeforeIsNotSentAgain() {
        policy.onSend(1, 0);
        policy.onTaken(10, 1_000);

        assertEquals(Decision.SKIP, policy.onOffer(1, 11));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000_000, Long.MAX_VALUE - 50, Long.MIN_VALUE})
    void pauseIsWaitedForWhateverTheClockShows(long now) {
        SendPolicy pausing = new SendPolicy(new Pace(PAUSE, Rate.ANY));
        assertEquals(Decision.SEND, pausing.onOffer(1, now), "there is no pause before the first frame");
        pausing.onSend(1, 0);
        pausing.onTaken(now, 1_000);

        assertEquals(Decision.WAIT_FOR_END_OF_PAUSE, pausing.onOffer(2, now));
        assertEquals(PAUSE, pausing.nanosToEndOfPause(now));
        assertEquals(Decision.WAIT_FOR_END_OF_PAUSE, pausing.onOffer(2, now + PAUSE - 1));
        assertEquals(Decision.SEND, pausing.onOffer(3, now + PAUSE));
        assertEquals(0, pausing.nanosToEndOfPause(now + PAUSE + 1));
    }

    @Test
    void frameThatIsNotNewIsNotWaitedFor() {
        SendPolicy pausing = new SendPolicy(new Pace(PAUSE, Rate.ANY));
        pausing.onSend(1, 0);
        pausing.onTaken(0, 1_000);

        assertEquals(Decision.SKIP, pausing.onOffer(1, 1));
    }

    @Test
    void skippedFramesAreCountedWhenTheNextIsSent() {
        policy.onSend(1, 0);
        policy.onOffer(2, 0);
        policy.onOffer(3, 0);
        policy.onTaken(0, 1_000);
        assertEquals(0, policy.skipped());

        assertEquals(2, policy.onSend(4, 0));
        assertEquals(2, policy.skipped());
        policy.onTaken(0, 1_000);
        assertEquals(0, policy.onSend(5, 0));
        policy.onTaken(0, 1_000);
        assertEquals(1, policy.onSend(7, 0));
        assertEquals(3, policy.skipped());
    }

    @Test
    void newestIsSentOnceMoreWhenToldToFinishBetweenTwoParts() {
        policy.onSend(1, 0);
        policy.onTaken(0, 1_000);
        policy.finish(true);
        assertEquals(Decision.SEND, policy.onOffer(1, 0));
        policy.onSend(1, 0);
        assertEquals(Decision.SKIP, policy.onOffer(2, 0));
        policy.onTaken(0, 1_000);

        assertEquals(Decision.SKIP, policy.onOffer(2, 0));
    }

    @Test
    void nothingNewIsSentToWhoMayNotHaveOneMore() {
        policy.onSend(1, 0);
        policy.finish(false);
        policy.onTaken(0, 1_000);
        assertEquals(Decision.SKIP, policy.onOffer(2, 0), "behind the part that was on its way");

        SendPolicy between = new SendPolicy(new Pace(0, Rate.ANY));
        between.finish(false);
        assertEquals(Decision.SKIP, between.onOffer(1, 0), "where there was none");
        between.finish(true);
        assertFalse(between.isOneMoreDue());
        assertEquals(Decision.SKIP, between.onOffer(1, 0));
    }

    @Test
    void nothingIsSentOnceToldToFinish() {
        policy.onSend(1, 0);
        policy.finish(true);
        assertTrue(policy.isFinishing());
        policy.onTaken(0, 1_000);

        assertEquals(Decision.SKIP, policy.onOffer(2, 0));
    }
}
