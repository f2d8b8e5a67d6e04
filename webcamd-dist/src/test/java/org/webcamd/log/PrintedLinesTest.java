package org.webcamd.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PrintedLinesTest {
    @Test
    void whatIsPrintedIsLogged() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ProcessLog log = new ProcessLog(written);
        PrintStream err = new PrintStream(new PrintedLines(log), true, StandardCharsets.UTF_8);
        err.print("[ WARN:0] first ");
        err.println("line: \u00fc");
        err.printf("%nsecond%nunfinished");
        log.flush();

        List<String> lines = written.toString(StandardCharsets.UTF_8).lines()
            .map(line -> line.substring("2026-01-01 00:00:00 ".length())).toList();
        assertEquals(List.of("WARNING [ WARN:0] first line: \u00fc", "WARNING second"), lines);
    }
}
