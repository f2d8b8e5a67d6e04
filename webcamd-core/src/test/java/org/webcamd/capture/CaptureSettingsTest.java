package org.webcamd.capture;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webcamd.wish.Wish;

final class CaptureSettingsTest {
    @ParameterizedTest
    @CsvSource({"0, 1", "10, 80", "3600000, 100"})
    void valuesInRangeAreTaken(long encodeWaitMillis, int quality) {
        assertDoesNotThrow(() -> settings(encodeWaitMillis, quality));
    }

    @ParameterizedTest
    @CsvSource({"-1, 80, encodewait", "3600001, 80, encodewait", "0, 0, quality is 0", "0, 101, quality is 101"})
    void valuesOutOfRangeAreNamed(long encodeWaitMillis, int quality, String complaint) {
        String message =
            assertThrows(IllegalArgumentException.class, () -> settings(encodeWaitMillis, quality)).getMessage();
        assertTrue(message.startsWith(complaint), message);
    }

    private static CaptureSettings settings(long encodeWaitMillis, int quality) {
        return new CaptureSettings(Duration.ofMillis(encodeWaitMillis), quality, Wish.NONE, 0, OnLoss.CARD, false);
    }
}
