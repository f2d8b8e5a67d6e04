package org.webcamd.viewer;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StreamSettingsTest {
    private static final Duration FINE = Duration.ofSeconds(1);

    @Test
    void bothEndsOfEachRangeAreAccepted() {
        assertDoesNotThrow(() -> settings(Duration.ZERO, Duration.ofMillis(100), Duration.ofMillis(100)));
        assertDoesNotThrow(() -> settings(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1)));
    }

    @ParameterizedTest
    @CsvSource({"PT-0.000000001S, -0.000000001", "PT1H0.000000001S, 3600.000000001"})
    void streamWaitBeyondItsRangeIsRefusedByName(String wait, String told) {
        assertEquals("streamwait is " + told + ", must be 0 to 3600 seconds",
            assertThrows(IllegalArgumentException.class, () -> settings(Duration.parse(wait), FINE, FINE))
                .getMessage());
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0", "PT0.099999999S, 0.099999999", "PT-1S, -1", "PT1H0.000000001S, 3600.000000001"})
    void stallTimeoutBeyondItsRangeIsRefusedByName(String stall, String told) {
        assertEquals("stall-timeout is " + told + ", must be 0.1 to 3600 seconds",
            assertThrows(IllegalArgumentException.class, () -> settings(FINE, Duration.parse(stall), FINE))
                .getMessage());
    }

    private static StreamSettings settings(Duration wait, Duration stall, Duration part) {
        return new StreamSettings(wait, stall, part, false);
    }
}
