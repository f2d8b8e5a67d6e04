package org.webcamd.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TerminalTest {
    private static final Map<String, String> XTERM = Map.of("TERM", "xterm-256color");

    @Test
    void terminalHasColoursAndItsOwnWidth() {
        assertEquals(new Terminal(132, true, false), Terminal.of("132", XTERM));
        assertEquals(new Terminal(80, true, false), Terminal.of("0", XTERM));
    }

    @Test
    void nothingElseHas() {
        assertEquals(new Terminal(80, false, false), Terminal.of("", XTERM));
        assertEquals(new Terminal(80, false, true), Terminal.of("journal", XTERM));
    }

    @ParameterizedTest
    @CsvSource({"TERM, dumb", "TERM, ''", "NO_COLOR, 1", "NO_COLOR, 0"})
    void coloursThatAreNotWantedAreNotThere(String variable, String value) {
        Map<String, String> environment = variable.equals("TERM") ? Map.of(variable, value)
            : Map.of("TERM", "xterm", variable, value);

        assertFalse(Terminal.of("80", environment).colours());
    }

    @Test
    void emptyWishIsNone() {
        assertTrue(Terminal.of("80", Map.of("TERM", "xterm", "NO_COLOR", "")).colours());
    }

    @Test
    void coloursCanBeHadInAPipeButNeverInTheJournal() {
        assertTrue(Terminal.of("", Map.of("CLICOLOR_FORCE", "1")).colours());
        assertFalse(Terminal.of("", Map.of("CLICOLOR_FORCE", "0")).colours());
        assertFalse(Terminal.of("", Map.of("CLICOLOR_FORCE", "")).colours());
        assertFalse(Terminal.of("journal", Map.of("CLICOLOR_FORCE", "1")).colours());
        assertFalse(Terminal.of("80", Map.of("CLICOLOR_FORCE", "1", "NO_COLOR", "1")).colours());
    }

    @ParameterizedTest
    @CsvSource({"60, 60", "'', 100", "0, 100", "-1, 100", "many, 100", "999999999999, 100"})
    void columnsThatAreAskedForCountBeforeThoseThatAreThere(String asked, int columns) {
        assertEquals(columns, Terminal.of("100", Map.of("TERM", "xterm", "COLUMNS", asked)).columns());
    }

    @Test
    void columnsThatAreAskedForCountInAPipeToo() {
        assertEquals(60, Terminal.of("", Map.of("COLUMNS", "60")).columns());
    }
}
