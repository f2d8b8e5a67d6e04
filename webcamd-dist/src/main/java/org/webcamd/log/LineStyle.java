package org.webcamd.log;

import java.util.logging.Level;
import org.webcamd.terminal.Terminal;

/** How a line of the log shows how grave it is, beside the word for it. */
enum LineStyle {
    /** Not at all: it goes to a file or another program. */
    PLAIN,
    /** By the colour of that word: somebody looks at a terminal. */
    COLOURED,
    /** By a number before the line, by which the journal of systemd sorts and colours. */
    JOURNAL;

    private static final String YELLOW = "\u001b[33m";
    private static final String RED = "\u001b[31m";
    private static final String USUAL = "\u001b[0m";

    static LineStyle of(Terminal terminal) {
        return terminal.journal() ? JOURNAL : terminal.colours() ? COLOURED : PLAIN;
    }

    /** What stands before each line. */
    String before(Level level) {
        if (this != JOURNAL) {
            return "";
        }
        boolean debug = level.intValue() < Level.INFO.intValue();
        return isError(level) ? "<3>" : isWarning(level) ? "<4>" : debug ? "<7>" : "<6>";
    }

    /** The word for the level, as it is shown. */
    String shown(Level level) {
        String name = level.getName();
        if (this != COLOURED || !isWarning(level)) {
            return name;
        }
        return (isError(level) ? RED : YELLOW) + name + USUAL;
    }

    private static boolean isWarning(Level level) {
        return level.intValue() >= Level.WARNING.intValue();
    }

    private static boolean isError(Level level) {
        return level.intValue() >= Level.SEVERE.intValue();
    }
}
