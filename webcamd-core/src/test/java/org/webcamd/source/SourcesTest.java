package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.text.SourceText;

final class SourcesTest {
    @ParameterizedTest
    @CsvSource({
        "test, TestSource, test", "/dev/video7, V4l2Source, /dev/video7", "-, StandardInputSource, standard input",
        "file:pictures, FileSource, file:pictures", "FILE:/a b.mp4, FileSource, file:/a b.mp4",
        "exec:rpicam-vid -o -, ExecSource, exec:rpicam-vid", "http://cam, HttpSource, http://cam/",
        "HTTPS://u:p@cam:8443/x?y, HttpSource, https://cam:8443/x"})
    void everyKindOfSourceIsKnownByItsText(String text, String type, String name) {
        assertEquals(type, Sources.parse(text, Programs.FAST).getClass().getSimpleName());
        assertEquals(name, Sources.parse(text, Programs.FAST).name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "video0", "file:", "exec:", "exec:  ", "rtsp://cam/", "Test", "--", "/\0", "file:a\0b",
        "exec:a\0b"})
    void whatIsNoSourceIsRefusedWithWhatIsAccepted(String text) {
        assertEquals("source is '" + SourceText.shown(text) + "', must be a device such as /dev/video0, test, "
            + "file:PATH, http://..., https://..., exec:COMMAND or - (standard input)",
            assertThrows(IllegalArgumentException.class, () -> Sources.parse(text, Programs.FAST)).getMessage());
    }

    @Test
    void addressThatIsNoneIsExplained() {
        String message = assertThrows(IllegalArgumentException.class,
            () -> Sources.parse("http://cam:99999/", Programs.FAST)).getMessage();
        assertEquals("source: the port of 'http://cam:99999/' must be 1 to 65535", message);
        assertFalse(message.contains("\n"));
        String other = assertThrows(IllegalArgumentException.class, () -> Sources.parse("http://", Programs.FAST))
            .getMessage();
        assertTrue(other.startsWith("source: 'http://' is no address such as http://"), other);
    }
}
