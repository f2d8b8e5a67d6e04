package org.webcamd.log;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * One line an event: time, level, what happened. Texts of others can neither begin a line of their own nor command a
 * terminal, and no line is endless. A fault of the program is followed by where it happened, the first time. The
 * writing thread's, but for {@link #freeze}.
 */
final class LineFormat extends Formatter {
    private static final int LONGEST_LINE = 2_000;
    private static final int LONGEST_PARAMETER = 500;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final FaultText faults = new FaultText();
    private final LineStyle style;

    LineFormat(LineStyle style) {
        this.style = style;
    }

    /** Makes what may change into text, on the thread that logs: the rest is done later. */
    static void freeze(LogRecord event) {
        Object[] parameters = event.getParameters();
        if (parameters != null) {
            Object[] frozen = new Object[parameters.length];
            for (int i = 0; i < frozen.length; i++) {
                frozen[i] = frozen(parameters[i]);
            }
            event.setParameters(frozen);
        }
    }

    private static Object frozen(Object parameter) {
        if (parameter instanceof Number || parameter == null) {
            return parameter;
        }
        try {
            return cut(String.valueOf(parameter), LONGEST_PARAMETER);
        } catch (RuntimeException faulty) {
            return "?";
        }
    }

    /** The line with its end, and those that follow it. */
    String line(LogRecord event) {
        String fault = event.getThrown() == null ? "" : ": " + faults.summary(event.getThrown());
        StringBuilder text = begin(event.getInstant(), event.getLevel());
        text.append(printable(cut(formatMessage(event) + fault, LONGEST_LINE))).append('\n');
        if (event.getThrown() != null) {
            faults.places(event.getThrown()).forEach(place -> text.append(style.before(event.getLevel()))
                .append("        at ").append(place).append('\n'));
        }
        return text.toString();
    }

    @Override
    public String format(LogRecord event) {
        return line(event);
    }

    /** Tells of lines that are not there. */
    String droppedLines(long lost) {
        return begin(Instant.now(), Level.WARNING)
            .append(lost).append(lost == 1 ? " line was" : " lines were")
            .append(" dropped here, as nobody took them\n").toString();
    }

    private StringBuilder begin(Instant time, Level level) {
        StringBuilder text = new StringBuilder(120).append(style.before(level));
        text.append(TIME.format(time.atZone(ZoneId.systemDefault())));
        text.append(' ').append(style.shown(level));
        text.append(" ".repeat(Math.max(1, 8 - level.getName().length())));
        return text;
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) + "..." : text;
    }

    private static String printable(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.strip().chars().forEach(each -> clean.append(inOneLine((char) each)));
        return clean.toString();
    }

    private static String inOneLine(char each) {
        return switch (each) {
            case '\n' -> " | ";
            case '\t' -> " ";
            case '\r' -> "";
            default -> isSafe(each) ? String.valueOf(each) : "?";
        };
    }

    /** No control characters, and none that turn the direction of writing around or end a line. */
    private static boolean isSafe(char each) {
        return !Character.isISOControl(each) && Character.getType(each) != Character.FORMAT
            && each != '\u2028' && each != '\u2029';
    }
}
