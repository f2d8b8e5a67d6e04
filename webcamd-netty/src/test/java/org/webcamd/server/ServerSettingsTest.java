package org.webcamd.server;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.access.AccessSettings;
import org.webcamd.access.AllowedOrigins;
import org.webcamd.admission.ConnectionSettings;
import org.webcamd.admission.ListenSettings;
import org.webcamd.auth.AuthSettings;
import org.webcamd.tls.TlsSettings;
import org.webcamd.viewer.StreamSettings;

final class ServerSettingsTest {
    @Test
    void bothEndsOfEachRangeAreAccepted() {
        assertDoesNotThrow(() -> settings(0, 1, Duration.ofNanos(1)));
        assertDoesNotThrow(() -> settings(65_535, 100_000, Duration.ofSeconds(60)));
        assertDoesNotThrow(() -> settings(8080, 4096, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void portBeyondItsRangeIsRefusedByName(int port) {
        assertRefused("port is " + port + ", must be 0 to 65535, or none", port, 1, null);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 100_001})
    void numberOfViewersBeyondItsRangeIsRefusedByName(int viewers) {
        assertRefused("max-viewers is " + viewers + ", must be 1 to 100000", 0, viewers, null);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0", "PT-1S, -1", "PT60.000000001S, 60.000000001"})
    void snapshotTimeoutBeyondItsRangeIsRefusedByName(String timeout, String told) {
        assertRefused("snapshot-timeout is " + told + ", must be above 0 and at most 60 seconds", 0, 1,
            Duration.parse(timeout));
    }

    private static void assertRefused(String message, int port, int viewers, Duration timeout) {
        assertEquals(message,
            assertThrows(IllegalArgumentException.class, () -> settings(port, viewers, timeout)).getMessage());
    }

    static ServerSettings settings(int port, int viewers, Duration timeout) {
        return new ServerSettings(new ListenSettings(4, "127.0.0.1", "::", port), TlsSettings.OFF,
            Transport.NIO, viewers,
            ConnectionSettings.DEFAULT,
            new StreamSettings(Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(20), false),
            Optional.ofNullable(timeout), new AccessSettings(AllowedOrigins.LAN, List.of(), false), AuthSettings.OPEN,
            false, false);
    }
}
