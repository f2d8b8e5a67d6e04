package org.webcamd.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PrintedLinesTest {
    private final List<String> lines = new ArrayList<>();

    @Test
    void whatIsPrintedBecomesLines() {
        PrintStream err = new PrintStream(new PrintedLines(lines::add), true, StandardCharsets.UTF_8);
        err.print("[ WARN:0] first ");
        err.println("line: \u00fc");
        err.printf("%nsecond%nunfinished");
        assertEquals(List.of("[ WARN:0] first line: \u00fc", "second"), lines);
    }

    @Test
    void lineWithoutAnEndIsCut() {
        PrintStream err = new PrintStream(new PrintedLines(lines::add), true, StandardCharsets.UTF_8);
        err.print("x".repeat(5_000));
        assertEquals(2, lines.size());
        assertEquals(2_000, lines.get(0).length());
    }

    @Test
    void linesOfOneKindAreSaidOnce() {
        PrintedKinds kinds = new PrintedKinds(lines::add);
        for (int i = 0; i < 1_000; i++) {
            kinds.printed("Corrupt JPEG data: " + i + " extraneous bytes before marker 0xd9");
            kinds.printed("Premature end of JPEG file");
        }
        assertEquals(List.of("Corrupt JPEG data: 0 extraneous bytes before marker 0xd9", "Premature end of JPEG file"),
            lines);
    }

    @Test
    void thereAreNotEndlesslyManyKinds() {
        PrintedKinds kinds = new PrintedKinds(lines::add);
        for (int i = 0; i < 1_000; i++) {
            kinds.printed("x".repeat(1 + i % 150) + "y".repeat(i / 150));
        }
        assertEquals(65, lines.size());
    }
}
