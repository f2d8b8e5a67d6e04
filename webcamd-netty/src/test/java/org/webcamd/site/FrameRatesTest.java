package org.webcamd.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.webcamd.counters.Counter;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.server.Bench;
import org.webcamd.viewer.ViewerStats;

final class FrameRatesTest {
    private static final String STREAM = "GET /?stream HTTP/1.1\r\n\r\n";

    private final Bench bench = new Bench();
    private final ClientChannel client = bench.connect();
    private final FrameRates rates = bench.camera().rates();

    @AfterEach
    void nothingIsLeft() {
        bench.close();
    }

    @Test
    void firstFiguresAreOverTheTimeSinceTheBeginning() {
        long begin = System.nanoTime();
        bench.feed.counters().add(Counter.FRAMES_CAPTURED, 1_000);
        double captured = rates.captured();
        double atMost = 1_000 * 1e9;

        assertTrue(captured > 0 && captured < atMost, () -> "captured " + captured);
        rates.renew();
        double renewed = rates.captured();
        double atLeast = 1_000 * 1e9 / (System.nanoTime() - begin + 60e9);
        assertTrue(renewed > atLeast && renewed <= captured, () -> renewed + " after " + captured);
    }

    @Test
    void figuresStandStillBetweenTwoRenewals() {
        bench.feed.counters().add(Counter.FRAMES_CAPTURED, 1_000);
        rates.renew();
        double renewed = rates.captured();
        bench.feed.counters().add(Counter.FRAMES_CAPTURED, 1_000_000);

        assertEquals(renewed, rates.captured());
    }

    @Test
    void figuresAreOverTheLastPeriodAlone() {
        client.send(STREAM);
        bench.publish(1);
        bench.feed.counters().increment(Counter.FRAMES_CAPTURED);
        rates.renew();
        assertTrue(rates.captured() > 0);
        assertTrue(rates.of(viewer()) > 0);
        rates.renew();

        assertEquals(0, rates.captured());
        assertEquals(0, rates.of(viewer()));
        client.received();
    }

    @Test
    void viewerThatCameSinceTheLastRenewalHasAFigureAtOnce() {
        rates.renew();
        client.send(STREAM);
        assertEquals(0, rates.of(viewer()));
        bench.publish(1);

        assertTrue(rates.of(viewer()) > 0);
        client.received();
    }

    @Test
    void summaryIsOneLine() {
        assertTrue(rates.summary().matches("capture [0-9.,]+ frames/s, no viewers"), rates.summary());
        client.send(STREAM);
        client.received();

        assertTrue(rates.summary().matches("capture [0-9.,]+ frames/s, 1 viewers at [0-9.,]+ frames/s "
            + "\\(slowest [0-9.,]+, fastest [0-9.,]+\\)"), rates.summary());
    }

    private ViewerStats viewer() {
        return bench.viewer();
    }
}
