package org.webcamd.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.webcamd.admission.Admission;
import org.webcamd.admission.ConnectionSettings;
import org.webcamd.admission.TrustedProxies;
import org.webcamd.admission.Verdict;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;

final class RefusalsTest {
    private final Logger logger = Logger.getLogger(WebcamServer.class.getName());
    private final List<String> lines = new ArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            lines.add(entry.getLevel() + " " + entry.getMessage());
        }

        @Override
        public void flush() {
            // Nothing is kept back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };
    private final Counters counters = new Counters();
    private final Refusals refusals = new Refusals(
        new Admission(20, new ConnectionSettings(Optional.of(5), TrustedProxies.NONE), 1), counters);

    @BeforeEach
    void listen() {
        logger.addHandler(listener);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(listener);
        logger.setUseParentHandlers(true);
    }

    @Test
    void eachReasonIsSaidOnceAMinuteAndCountedEachTime() {
        for (int i = 0; i < 100; i++) {
            refuse(Verdict.TOO_MANY_OF_ADDRESS);
            refuse(Verdict.TOO_MANY);
        }
        assertEquals(List.of("WARNING 192.0.2.66 has 5 connections open, as many as one address may "
            + "(--max-per-address); more are refused",
            "WARNING 20 connections are open, as many as there may be (--max-viewers), and none is idle; more are "
            + "refused"), lines);
        assertEquals(100, counters.value(Counter.CONNECTIONS_OVER_SHARE));
        assertEquals(100, counters.value(Counter.CONNECTIONS_REFUSED));
    }

    @Test
    void whoHasGoneBeforeItCouldBeAskedForIsCountedToo() {
        refusals.count(Verdict.TOO_MANY_OF_ADDRESS, null);

        assertEquals(1, counters.value(Counter.CONNECTIONS_OVER_SHARE));
        assertEquals(1, lines.size());
    }

    private void refuse(Verdict verdict) {
        refusals.count(verdict, new InetSocketAddress("192.0.2.66", 40_000));
    }
}
