package org.webcamd.stories;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Everything that is logged at INFO and above, by whatever class, until it is closed. */
public final class LogRecords extends Handler implements AutoCloseable {
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Logger root = Logger.getLogger("");

    /** From now on. */
    public LogRecords() {
        root.addHandler(this);
    }

    /** What an operator would have to look at: warnings, errors, stack traces. */
    public List<String> troubles() {
        return records.stream()
            .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue() || entry.getThrown() != null)
            .map(LogRecords::text)
            .toList();
    }

    private static String text(LogRecord entry) {
        return entry.getLevel() + " " + new SimpleFormatter().formatMessage(entry)
            + (entry.getThrown() == null ? "" : " " + entry.getThrown());
    }

    @Override
    public void publish(LogRecord entry) {
        records.add(entry);
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        root.removeHandler(this);
    }
}
