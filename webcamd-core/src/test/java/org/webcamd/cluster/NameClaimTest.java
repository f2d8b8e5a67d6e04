package org.webcamd.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class NameClaimTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final NameClaim claim = new NameClaim(5);

    private static Announcement other(long publisher, long heldMillis, Announcement.State state) {
        return new Announcement(publisher, heldMillis, "shed", 640, 480, 30_000, state, "");
    }

    private static Announcement other(long publisher, long heldMillis) {
        return other(publisher, heldMillis, Announcement.State.WELL);
    }

    @Test
    void nameIsTakenWhenNobodyElseIsHeard() {
        claim.up(0);
        assertFalse(claim.isHeld(SECOND));
        assertTrue(claim.isHeld(2 * SECOND));
        assertEquals(1_000, claim.heldMillis(3 * SECOND));
    }

    @Test
    void nameIsNotTakenWithoutABroker() {
        assertFalse(claim.isHeld(100 * SECOND));
    }

    @Test
    void nameOfAnotherIsLeftToHim() {
        claim.up(0);
        for (int i = 0; i < 20; i++) {
            claim.onAnnouncement(other(7, 5_000), i * SECOND);
            assertFalse(claim.isHeld(i * SECOND));
            assertEquals("shed", claim.otherMachine());
        }
        assertTrue(claim.isHeld(23 * SECOND), "he is not heard any more");
        assertNull(claim.otherMachine());
    }

    @Test
    void nameOfOneWhoTakesLeaveIsTakenAtOnce() {
        claim.up(0);
        claim.onAnnouncement(other(7, 5_000), SECOND);
        claim.onAnnouncement(other(7, 5_000, Announcement.State.GONE), 2 * SECOND);
        assertTrue(claim.isHeld(2 * SECOND));
    }

    @Test
    void nameThatIsHeldIsKeptAcrossAnotherConnection() {
        claim.up(0);
        claim.isHeld(2 * SECOND);
        claim.down();
        claim.up(9 * SECOND);
        assertTrue(claim.isHeld(9 * SECOND));
    }

    @Test
    void whoHasItLongerKeepsIt() {
        claim.up(0);
        claim.isHeld(2 * SECOND);
        claim.onAnnouncement(other(7, 3_000), 10 * SECOND);
        assertTrue(claim.isHeld(10 * SECOND));
        claim.onAnnouncement(other(7, 30_000), 10 * SECOND);
        assertFalse(claim.isHeld(10 * SECOND));
    }

    @Test
    void ofTwoWhoTookItTogetherOneGivesItUp() {
        claim.up(0);
        claim.isHeld(2 * SECOND);
        claim.onAnnouncement(other(7, 8_000), 10 * SECOND);
        assertTrue(claim.isHeld(10 * SECOND), "the lesser id keeps it");
        claim.onAnnouncement(other(3, 8_000), 10 * SECOND);
        assertFalse(claim.isHeld(10 * SECOND));
    }

    @Test
    void ownAnnouncementsAreNoOther() {
        claim.up(0);
        claim.onAnnouncement(other(5, 8_000), SECOND);
        assertTrue(claim.isHeld(2 * SECOND));
    }
}
