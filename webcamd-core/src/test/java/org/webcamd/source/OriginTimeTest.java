package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OriginTimeTest {
    @ParameterizedTest
    @CsvSource({
        "1700000000.123456, 1700000000123456", "1700000000.1234569, 1700000000123456", "1700000000, 1700000000000000",
        "1700000000.5, 1700000000500000", "1700000000., 1700000000000000", "1700000000.000001, 1700000000000001"})
    void secondsWithAFractionAreMicroseconds(String value, long micros) {
        assertEquals(micros, OriginTime.micros(value));
    }

    /** The first two are what webcam.py and mjpg-streamer send. */
    @ParameterizedTest
    @ValueSource(strings = {"0.000000", "86400.123456", "", ".", "-1700000000", "1700000000.x", "1.7e9", "now",
        "99999999999999999999999999", "4102444801"})
    void whatIsNoTimeOfThisCenturyIsNone(String value) {
        assertEquals(OriginTime.NONE, OriginTime.micros(value));
    }

    @Test
    void missingHeaderIsNone() {
        assertEquals(OriginTime.NONE, OriginTime.micros(null));
    }
}
