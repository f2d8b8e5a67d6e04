package org.webcamd.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServiceSettingsTest {
    private static final long PID = 4711;

    private static Optional<Duration> watchdog(String micros, String pid) {
        return ServiceSettings.of(Map.of("NOTIFY_SOCKET", "/run/n", "WATCHDOG_USEC", micros, "WATCHDOG_PID", pid), PID)
            .orElseThrow().watchdog();
    }

    @Test
    void nobodyWantsToKnowWithoutASocket() {
        assertEquals(Optional.empty(), ServiceSettings.of(Map.of(), PID));
        assertEquals(Optional.empty(), ServiceSettings.of(Map.of("NOTIFY_SOCKET", ""), PID));
        assertEquals(Optional.empty(), ServiceSettings.of(Map.of("WATCHDOG_USEC", "1000000"), PID));
    }

    @Test
    void signsOfLifeAreWantedOfTheProcessThatIsNamedOrOfWhoIsAsked() {
        assertEquals(Optional.of(Duration.ofSeconds(60)), watchdog("60000000", "4711"));
        assertEquals(Optional.empty(), watchdog("60000000", "4712"));
        assertEquals(Optional.of(new ServiceSettings("@n", Optional.of(Duration.ofMillis(1)))),
            ServiceSettings.of(Map.of("NOTIFY_SOCKET", "@n", "WATCHDOG_USEC", "1000"), PID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-5", "soon", "99999999999999999999"})
    void timeThatIsNoneAsksForNothing(String micros) {
        assertEquals(Optional.empty(), watchdog(micros, "4711"));
    }
}
