package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webcamd.text.ForeignText;
import org.webcamd.text.Secrets;

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

    @Test
    void secretIsHiddenHoweverItIsQuoted() {
        assertEquals("user joe, ***: wrong", lastLine("user joe, geheim: wrong"));
        assertEquals("x".repeat(ForeignText.LONGEST), lastLine("x".repeat(300) + " rtsp://joe:geheim@cam/"));
    }

    @Test
    void addressThatIsCutOffShowsNothingOfItsPassword() {
        assertEquals("a rtsp://", lastLine("a rtsp://user:" + "secret".repeat(1_000) + "@cam/"));
    }

    private static String lastLine(String written) {
        byte[] bytes = written.getBytes(StandardCharsets.UTF_8);
        LastLine reader = new LastLine(new ByteArrayInputStream(bytes), Secrets.in("--pass geheim"));
        reader.run();
        return reader.line();
    }
}
