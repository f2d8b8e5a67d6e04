package org.webcamd.cli;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.regex.Pattern;
import org.webcamd.cli.ProgramDescription.Line;

/**
 * Text laid out for a terminal: headings, paragraphs, and terms with what they mean beside them, or below them where
 * the terminal is narrow. No line is wider than the terminal. One thread.
 */
final class HelpPage {
    /** Never the end of a line. */
    static final char UNBROKEN_SPACE = '\u00a0';

    /** What stays beside its option. */
    private static final Pattern VALUE = Pattern.compile("(--\\S+) ([^-])");
    private static final int LEAST_WIDTH = 40;
    private static final int MOST_WIDTH = 110;
    /** Narrower ones have no room for two columns. */
    private static final int TWO_COLUMNS_WIDTH = 64;
    /** For these even a narrow one has. */
    private static final int MOST_SHORT_TERM = 10;
    private static final int MOST_TERM_PERCENT = 40;
    private static final int NARROW_INDENT = 6;
    private static final String MARGIN = "  ";
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    private final int width;
    private final boolean bold;
    private final StringBuilder page = new StringBuilder();

    /**
     * Empty.
     *
     * @param columns of the terminal; beyond a length lines are hard to read, and are not made
     * @param bold whether it shows headings in bold
     */
    HelpPage(int columns, boolean bold) {
        width = Math.max(LEAST_WIDTH, Math.min(columns, MOST_WIDTH));
        this.bold = bold;
    }

    HelpPage heading(String title) {
        page.append(page.length() == 0 ? "" : "\n").append(bold ? BOLD : "").append(title).append(':');
        page.append(bold ? PLAIN : "").append('\n');
        return this;
    }

    HelpPage paragraph(String text) {
        page.append(page.length() == 0 ? "" : "\n");
        wrap(text, 0, 0, "");
        return this;
    }

    /** Terms, and what each means in a second column that begins behind all of them but the longest. */
    HelpPage entries(List<Line> entries) {
        int indent = secondColumn(entries);
        entries.forEach(entry -> entry(entry.term(), "", entry.text(), indent));
        return this;
    }

    /** As entries, with backslashes where a command takes several lines: it can be copied. */
    HelpPage commands(List<Line> commands) {
        int indent = secondColumn(commands);
        commands.forEach(command -> entry(VALUE.matcher(command.term()).replaceAll("$1" + UNBROKEN_SPACE + "$2"), " \\",
            command.text(), indent));
        return this;
    }

    private int secondColumn(List<Line> entries) {
        int room = width * MOST_TERM_PERCENT / 100;
        IntSummaryStatistics lengths = entries.stream().mapToInt(entry -> entry.term().length())
            .filter(length -> length <= room).summaryStatistics();
        boolean narrow = width < TWO_COLUMNS_WIDTH && (lengths.getMax() > MOST_SHORT_TERM
            || lengths.getCount() < entries.size());
        return narrow ? NARROW_INDENT : 2 * MARGIN.length() + Math.max(0, lengths.getMax());
    }

    private void entry(String term, String termEnd, String text, int indent) {
        int start = page.append(MARGIN).length();
        wrap(term, MARGIN.length(), NARROW_INDENT, termEnd);
        page.setLength(page.length() - 1);
        int end = MARGIN.length() + page.length() - start;
        page.append(end + MARGIN.length() <= indent ? " ".repeat(indent - end) : "\n" + " ".repeat(indent));
        wrap(text, indent, indent, "");
    }

    /** Words in lines: the first begins at a column, the others are indented, all but the last end with something. */
    private void wrap(String text, int first, int others, String end) {
        int right = width - end.length();
        int column = first;
        boolean fresh = true;
        for (String each : text.split(" ")) {
            if (!fresh && column + 1 + each.length() > right) {
                column = newLine(end, others);
            } else if (!fresh) {
                page.append(' ');
                column++;
            }
            String word = each;
            while (column + word.length() > right) {
                int part = breakOf(word, right - column);
                page.append(word, 0, part);
                word = word.substring(part);
                column = newLine("", others);
            }
            page.append(word);
            column += word.length();
            fresh = false;
        }
        page.append('\n');
    }

    private int newLine(String end, int spaces) {
        page.append(end).append('\n').append(" ".repeat(spaces));
        return spaces;
    }

    /** Behind what divides an address or a list, where there is such a place. */
    private static int breakOf(String word, int room) {
        for (int end = room; end > room / 2; end--) {
            if (",/|=-".indexOf(word.charAt(end - 1)) >= 0) {
                return end;
            }
        }
        return room;
    }

    @Override
    public String toString() {
        return page.toString().replace(UNBROKEN_SPACE, ' ');
    }
}
