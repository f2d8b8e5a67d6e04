package org.webcamd.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    void rangeIsToldWithoutAValue() {
        assertTells("streamwait", " must be 0 to 3600 seconds",
            SettingException.range("streamwait", "0 to 3600 seconds"));
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
