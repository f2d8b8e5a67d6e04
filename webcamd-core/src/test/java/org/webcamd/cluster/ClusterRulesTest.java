package org.webcamd.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The small rules: layers, leases, the window, clocks. */
final class ClusterRulesTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    @Test
    void framesOfFewerLayersAreEvenlySpaced() {
        for (long turn = 0; turn < 40; turn++) {
            assertEquals(turn % 4 == 0, Layer.ofTurn(turn).isAmong(1));
            assertEquals(turn % 2 == 0, Layer.ofTurn(turn).isAmong(2));
            assertTrue(Layer.ofTurn(turn).isAmong(3));
            assertFalse(Layer.ofTurn(turn).isAmong(0));
        }
    }

    @Test
    void demandLastsForThreeSeconds() {
        DemandTable demands = new DemandTable();
        demands.put(new Demand(1, 2, 0), 0);
        demands.put(new Demand(2, 1, 0), SECOND);
        assertEquals(2, demands.layers(2 * SECOND));
        assertEquals(1, demands.layers(3 * SECOND + 1));
        assertEquals(0, demands.layers(4 * SECOND + 1));
    }

    @Test
    void demandEndsWhenItIsSaid() {
        DemandTable demands = new DemandTable();
        demands.put(new Demand(1, 3, 0), 0);
        demands.put(new Demand(1, 0, 0), 1);
        assertEquals(0, demands.layers(2));
    }

    @Test
    void moreEdgesThanAreKnownGetAllFrames() {
        DemandTable demands = new DemandTable();
        for (int edge = 0; edge < 100_000; edge++) {
            demands.put(new Demand(edge, 1, 0), 0);
        }
        assertTrue(demands.edges() <= 256);
        assertEquals(Layer.COUNT, demands.layers(1));
        assertEquals(0, demands.layers(4 * SECOND));
    }

    @Test
    void wayIsFreeWhenTheBrokerHasTakenTheFrame() {
        SendWindow window = new SendWindow();
        window.taken(window.mark(0, 0), MILLI);
        assertTrue(window.isOpen(SECOND));
        long mark = window.mark(SECOND, 0);
        assertFalse(window.isOpen(SECOND + 10 * MILLI));
        window.taken(mark, SECOND + 11 * MILLI);
        assertTrue(window.isOpen(SECOND + 11 * MILLI));
    }

    @Test
    void farBrokerIsNotWaitedForAfterEachFrame() {
        SendWindow window = new SendWindow();
        window.taken(window.mark(0, 0), 100 * MILLI);
        window.mark(SECOND, 0);
        assertTrue(window.isOpen(SECOND + 150 * MILLI));
        assertFalse(window.isOpen(SECOND + 250 * MILLI));
    }

    @Test
    void largePicturesAreUnderWayOneAtATime() {
        SendWindow window = new SendWindow();
        window.taken(window.mark(0, 1_000), 100 * MILLI);
        long first = window.mark(SECOND, 6 << 20);
        assertTrue(window.isOpen(SECOND + MILLI));
        window.mark(SECOND + MILLI, 6 << 20);
        assertFalse(window.isOpen(SECOND + 2 * MILLI), "both are in memory until the kernel has taken them");
        window.taken(first, SECOND + 100 * MILLI);
        assertTrue(window.isOpen(SECOND + 100 * MILLI));
    }

    @Test
    void answersCountOnceAndOnlyForWhatWasAsked() {
        AskedTimes asked = new AskedTimes();
        long first = asked.next();
        assertFalse(asked.remove(first + 1));
        assertFalse(asked.remove(0));
        assertTrue(asked.remove(first));
        assertFalse(asked.remove(first));
        long old = asked.next();
        for (int i = 0; i < 8; i++) {
            asked.next();
        }
        assertFalse(asked.remove(old), "that was long ago");
    }

    @Test
    void anotherConnectionBeginsAnew() {
        SendWindow window = new SendWindow();
        window.taken(window.mark(0, 0), MILLI);
        window.mark(SECOND, 0);
        window.reset();
        assertTrue(window.isOpen(9 * SECOND));
    }

    @Test
    void clockIsKnownToHalfTheTimeOfTheQuestion() {
        ClockOffset clock = ClockOffset.of(1_000 * MILLI, 50_000_000, 1_020 * MILLI);
        assertEquals(10 * MILLI, clock.errorNanos());
        assertEquals(1_000 * MILLI, clock.earliestNanos(50_000_000));
    }

    @Test
    void betterAnswerIsKept() {
        ClockOffset good = ClockOffset.of(0, 50_000_000, 2 * MILLI);
        ClockOffset worse = ClockOffset.of(SECOND, 51_050_000, SECOND + 100 * MILLI);
        assertEquals(good, ClockOffset.better(good, worse));
        assertEquals(worse, ClockOffset.better(worse, good.isFresh(0) ? worse : good));
        ClockOffset set = ClockOffset.of(SECOND, 99_000_000, SECOND + 100 * MILLI);
        assertEquals(set, ClockOffset.better(good, set));
        assertTrue(good.wasSetUntil(set));
        assertFalse(good.wasSetUntil(worse));
    }

    @Test
    void latenessIsAgainstTheLeastOfLate() {
        LeastDelay delay = new LeastDelay();
        assertEquals(0, delay.late(-90 * SECOND, 0));
        assertEquals(SECOND, delay.late(-89 * SECOND, SECOND));
        assertEquals(0, delay.late(-91 * SECOND, 2 * SECOND));
        for (int minute = 1; minute < 5; minute++) {
            delay.late(-80 * SECOND, 62 * SECOND * minute);
        }
        assertEquals(0, delay.late(-80 * SECOND, 400 * SECOND), "the least of long ago is forgotten");
        assertEquals(0, delay.late(-10 * SECOND, 10_000 * SECOND), "and after a pause, at once");
    }
}
