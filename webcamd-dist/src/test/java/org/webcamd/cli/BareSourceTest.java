package org.webcamd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BareSourceTest {
    @ParameterizedTest
    @ValueSource(strings = {"/dev/video2", "/dev/v4l/by-id/usb-C920", "test", "http://host:8080/?stream", "file:/tmp",
        "exec:cat frames.mjpg"})
    void aSourceMayStandFirstWithoutItsOption(String source) throws UsageException {
        CommandLine line = CommandLine.parse(source, "--port", "8081");

        assertEquals(CommandLine.parse("--source", source).cameras().get(0).name(), line.cameras().get(0).name());
        assertEquals(8081, line.serverSettings().listen().port());
    }

    @ParameterizedTest
    @ValueSource(strings = {"video2", "8080", "tests", "help"})
    void whatMayBeSomethingElseMayNot(String word) {
        assertThrows(UsageException.class, () -> CommandLine.parse(word));
    }
}
