package org.webcamd.viewer;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StreamSettingsTest {
    private static final Duration FINE = Duration.ofSeconds(1);

    @Test
    void bothEndsOfEachRangeAreAccepted() {
        assertDoesNotThrow(() -> new StreamSettings(Duration.ZERO, Duration.ofMillis(100), Duration.ofMillis(100)));
        assertDoesNotThrow(() -> new StreamSettings(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-0.000000001S", "PT1H0.000000001S"})
    void streamWaitBeyondItsRangeIsRefusedByName(String wait) {
        assertEquals("streamwait must be 0 to 3600 seconds", assertThrows(IllegalArgumentException.class,
            () -> new StreamSettings(Duration.parse(wait), FINE, FINE)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.099999999S", "PT-1S", "PT1H0.000000001S"})
    void stallTimeoutBeyondItsRangeIsRefusedByName(String stall) {
        assertEquals("stall-timeout must be 0.1 to 3600 seconds", assertThrows(IllegalArgumentException.class,
            () -> new StreamSettings(FINE, Duration.parse(stall), FINE)).getMessage());
    }
}
