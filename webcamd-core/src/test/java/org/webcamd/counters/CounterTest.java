package org.webcamd.counters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CounterTest {
    @Test
    void labelsAreCamelCaseAndUniqueWithinTheirScope() {
        Set<String> labels = new HashSet<>();
        for (Counter counter : Counter.values()) {
            assertTrue(counter.label().matches("[a-z]+([A-Z][a-z]+)*"), counter.label());
            assertTrue(labels.add(counter.scope() + " " + counter.label()), counter.label() + " is there twice");
            assertFalse(counter.meaning().isBlank());
        }
    }

    @Test
    void countersCountApart() {
        Counters counters = new Counters();
        counters.increment(Counter.REQUESTS);
        counters.increment(Counter.REQUESTS);
        counters.add(Counter.BYTES_SENT, 5_000_000_000L);
        for (Counter counter : Counter.values()) {
            long expected = switch (counter) {
                case REQUESTS -> 2;
                case BYTES_SENT -> 5_000_000_000L;
                default -> 0;
            };
            assertEquals(expected, counters.value(counter), counter.label());
        }
    }
}
