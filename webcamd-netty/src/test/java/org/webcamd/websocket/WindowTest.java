package org.webcamd.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WindowTest {
    private final Window window = new Window();

    @Test
    void holdsTwoFrames() {
        window.onSend(7, 100);
        assertFalse(window.isFull());
        window.onSend(9, 200);

        assertTrue(window.isFull());
        assertEquals(50, window.ageNanos(150));
    }

    @Test
    void theOneThatWasShownMakesRoom() {
        window.onSend(7, 100);
        window.onSend(9, 200);

        assertEquals(1, window.onAcknowledged(7));
        assertEquals(50, window.ageNanos(250), "the second one is the oldest now");
        assertEquals(1, window.onAcknowledged(9));
        assertTrue(window.isEmpty());
        assertEquals(0, window.ageNanos(300));
    }

    @Test
    void whoShowsTheSecondIsDoneWithTheFirst() {
        window.onSend(7, 100);
        window.onSend(9, 200);

        assertEquals(2, window.onAcknowledged(9));
        assertTrue(window.isEmpty());
    }

    @Test
    void whatIsNotOnItsWayChangesNothing() {
        window.onSend(7, 100);

        assertEquals(0, window.onAcknowledged(8));
        assertEquals(0, window.onAcknowledged(-1));
        assertEquals(1, window.onAcknowledged(7));
        assertEquals(0, window.onAcknowledged(7));
    }
}
