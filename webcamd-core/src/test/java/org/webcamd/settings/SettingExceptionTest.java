package org.webcamd.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SettingExceptionTest {
    @Test
    void numberIsToldAsItIs() {
        assertTells("port", " is 70000, must be 0 to 65535", SettingException.number("port", 70_000, "0 to 65535"));
    }

    @Test
    void textIsToldInQuotationMarks() {
        assertTells("host", " is 'x y', must be a name", SettingException.text("host", "x y", "a name"));
    }

    @Test
    void timesAreToldInSeconds() {
        assertTells("streamwait", " is 3601, must be 0 to 3600 seconds",
            SettingException.seconds("streamwait", Duration.ofSeconds(3_601), "0 to 3600 seconds"));
        assertTells("streamwait", " is -0.05, must be 0 to 3600 seconds",
            SettingException.seconds("streamwait", Duration.ofMillis(-50), "0 to 3600 seconds"));
    }

    @Test
    void bytesAreToldInTheUnitThatTheyComeOutEvenIn() {
        assertTells("frame-memory", " is 5K, must be 8M", SettingException.bytes("frame-memory", 5_120, "8M"));
        assertTells("frame-memory", " is 1000, must be 8M", SettingException.bytes("frame-memory", 1_000, "8M"));
        assertTells("frame-memory", " is 0, must be 8M", SettingException.bytes("frame-memory", 0, "8M"));
        assertTells("frame-memory", " is 2048G, must be 8M", SettingException.bytes("frame-memory", 1L << 41, "8M"));
    }

    @Test
    void anythingElseStandsBehindTheKey() {
        assertTells("source", ": 'http://' is no address", SettingException.of("source", ": 'http://' is no address"));
    }

    private static void assertTells(String key, String complaint, SettingException wrong) {
        assertEquals(key, wrong.key());
        assertEquals(complaint, wrong.complaint());
        assertEquals(key + complaint, wrong.getMessage());
        assertEquals(0, wrong.getStackTrace().length);
    }
}
