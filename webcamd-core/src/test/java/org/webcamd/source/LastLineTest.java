package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webcamd.text.ForeignText;

final class LastLineTest {
    @ParameterizedTest
    @CsvSource({
        "'first\nlast\n\n', last", "'10 %\r20 %\r', 20 %", "'\u001b[31mred\u001b[0m', ?[31mred?[0m",
        "K\u00fcche, K\u00fcche",
        "'rtsp://user:pa@ss@cam/x failed', rtsp://cam/x failed", "'', ''"})
    void lastLineThatSaysSomething(String written, String line) {
        assertEquals(line, lastLine(written));
    }

    @Test
    void longLineIsCut() {
        assertEquals(ForeignText.LONGEST, lastLine("x".repeat(1_000_000)).length());
    }

    @Test
    void lettersMayBeSplitBetweenReads() {
        assertEquals("\u00e9", lastLine("x".repeat(4095) + "\n" + "\u00e9"));
        assertEquals("\u00e9", lastLine("x".repeat(8190) + "\n" + "\u00e9"));
    }

    private static String lastLine(String written) {
        LastLine reader = new LastLine(new ByteArrayInputStream(written.getBytes(StandardCharsets.UTF_8)));
        reader.run();
        return reader.line();
    }
}
