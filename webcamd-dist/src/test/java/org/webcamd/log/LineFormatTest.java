package org.webcamd.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

final class LineFormatTest {
    private final LineFormat format = new LineFormat(LineStyle.PLAIN);

    @Test
    void lineHasTimeLevelAndWhatHappened() {
        List<String> lines = lines(event("camera {0}: {1} frames", "bed", 12));
        assertEquals(1, lines.size());
        assertTrue(lines.get(0).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d INFO    camera bed: 12 frames"),
            lines::toString);
    }

    @Test
    void whatIsToldIsWhatWasThereWhenItWasLogged() {
        StringBuilder changing = new StringBuilder("before");
        LogRecord event = event("it is {0}", changing);
        LineFormat.freeze(event);
        changing.replace(0, changing.length(), "after");
        assertTrue(format.line(event).endsWith("it is before\n"));
    }

    @Test
    void parameterThatCannotBeToldIsNoHarm() {
        LogRecord event = event("it is {0}", new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("on purpose");
            }
        });
        LineFormat.freeze(event);
        assertTrue(format.line(event).endsWith("it is ?\n"));
    }

    @Test
    void textsOfOthersNeitherBeginALineNorCommandATerminal() {
        List<String> lines = lines(event("named {0}", "a\r\n2026-01-01 b\u001b[31m\u0007\u202e\u2028\u009b"));
        assertEquals(1, lines.size(), lines::toString);
        assertTrue(lines.get(0).endsWith("named a | 2026-01-01 b?[31m????"), lines::toString);
    }

    @Test
    void noLineIsEndless() {
        assertTrue(lines(event("x".repeat(100_000))).get(0).length() < 2_100);
        assertTrue(lines(event("{0} and {0}", "x".repeat(100_000))).get(0).length() < 1_100);
    }

    @Test
    void whatTheEnvironmentCausesIsOneLine() {
        LogRecord event = event("cannot write");
        event.setThrown(new IllegalStateException("wrapped", new IOException("No space left on device")));
        List<String> lines = lines(event);
        assertEquals(1, lines.size(), lines::toString);
        assertTrue(lines.get(0).endsWith(
            "cannot write: IllegalStateException: wrapped, caused by IOException: No space left on device"));
        event.setThrown(new OutOfMemoryError("Cannot reserve 4194304 bytes of direct buffer memory"));
        assertEquals(1, lines(event).size());
    }

    @Test
    void faultIsFollowedByItsPlaceOnce() {
        IllegalStateException fault = new IllegalStateException("a fault");
        LogRecord event = event("a task failed");
        event.setThrown(fault);
        List<String> first = lines(event);
        assertTrue(first.get(0).endsWith("a task failed: IllegalStateException: a fault"), first::toString);
        assertTrue(first.size() > 1 && first.size() <= 11, first::toString);
        assertTrue(first.get(1).startsWith("        at org.webcamd.log.LineFormatTest.fault"), first::toString);
        assertEquals(1, lines(event).size());
    }

    @Test
    void terminalShowsByColourHowGraveALineIs() {
        LineFormat coloured = new LineFormat(LineStyle.COLOURED);

        assertEquals("INFO    fine", shown(coloured, Level.INFO));
        assertEquals("\u001b[33mWARNING\u001b[0m fine", shown(coloured, Level.WARNING));
        assertEquals("\u001b[31mSEVERE\u001b[0m  fine", shown(coloured, Level.SEVERE));
        assertTrue(coloured.droppedLines(2).contains(" \u001b[33mWARNING\u001b[0m 2 lines were dropped"));
    }

    @Test
    void journalIsToldByANumberBeforeEachLine() {
        LineFormat journal = new LineFormat(LineStyle.JOURNAL);
        LogRecord event = new LogRecord(Level.SEVERE, "a task failed");
        event.setThrown(new IllegalStateException("a fault"));

        List<String> lines = journal.line(event).lines().toList();
        assertTrue(lines.size() > 1, lines::toString);
        lines.forEach(line -> assertTrue(line.startsWith("<3>"), line));
        assertTrue(journal.line(new LogRecord(Level.WARNING, "w")).startsWith("<4>2"));
        assertTrue(journal.line(new LogRecord(Level.INFO, "i")).startsWith("<6>2"));
        assertTrue(journal.line(new LogRecord(Level.FINE, "d")).startsWith("<7>2"));
        assertTrue(journal.droppedLines(1).startsWith("<4>2"));
    }

    /** Without the time. */
    private static String shown(LineFormat format, Level level) {
        return format.line(new LogRecord(level, "fine")).strip().substring("2026-01-01 00:00:00 ".length());
    }

    private List<String> lines(LogRecord event) {
        LineFormat.freeze(event);
        return format.line(event).lines().toList();
    }

    private static LogRecord event(String text, Object... parameters) {
        LogRecord event = new LogRecord(Level.INFO, text);
        event.setParameters(parameters);
        return event;
    }
}
