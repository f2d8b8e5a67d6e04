package org.webcamd.wish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RotationTest {
    @ParameterizedTest
    @CsvSource({
        "0, CLOCKWISE", "1, HALF", "2, COUNTERCLOCKWISE",
        "90, CLOCKWISE", "180, HALF", "270, COUNTERCLOCKWISE", "-90, COUNTERCLOCKWISE"})
    void codesAndDegreesAreRead(String text, Rotation expected) {
        assertSame(expected, Rotation.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "3", "7", "abc", "-1", "360", "-180", "90.0", "+90", "00", " 90"})
    void anythingElseIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Rotation.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"NONE, 0, -1", "CLOCKWISE, 90, 0", "HALF, 180, 1", "COUNTERCLOCKWISE, 270, 2"})
    void degreesAndCodeAreThoseOfWebcamPy(Rotation rotation, int degrees, int code) {
        assertEquals(degrees, rotation.degrees());
        assertEquals(code, rotation.code());
    }
}
