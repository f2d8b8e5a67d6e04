package org.webcamd.camera;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CameraSettingsTest {
    @ParameterizedTest
    @CsvSource({"16, 16, 0.01", "1280, 720, 30", "16384, 16384, 1000"})
    void valuesInRangeAreTaken(int width, int height, double fps) {
        assertDoesNotThrow(() -> new CameraSettings(width, height, fps, CaptureFormat.AUTO));
    }

    @ParameterizedTest
    @CsvSource({
        "15, 720, 30, width is 15", "16385, 720, 30, width is 16385", "-1, 720, 30, width is -1",
        "1280, 15, 30, height is 15", "1280, 16385, 30, height is 16385",
        "1280, 720, 0, fps is 0.0", "1280, 720, -1, fps is -1.0", "1280, 720, 1000.1, fps is 1000.1",
        "1280, 720, NaN, fps is NaN", "1280, 720, Infinity, fps is Infinity"})
    void valuesOutOfRangeAreNamed(int width, int height, double fps, String complaint) {
        String message = assertThrows(IllegalArgumentException.class,
            () -> new CameraSettings(width, height, fps, CaptureFormat.AUTO)).getMessage();
        assertTrue(message.startsWith(complaint + ", must be "), message);
    }

    @ParameterizedTest
    @CsvSource({
        "30, 1280x720 MJPG at 30 frames/s", "12.5, 1280x720 MJPG at 12.5 frames/s", "0, 1280x720 MJPG"})
    void modeReadsWellInALogLine(double fps, String expected) {
        assertEquals(expected, new CameraMode("uvcvideo", 1280, 720, fps, "MJPG").toString());
    }

    @Test
    void explanationForTheUserHasNoStackTrace() {
        assertEquals(0, new CameraException("unplugged").getStackTrace().length);
    }
}
