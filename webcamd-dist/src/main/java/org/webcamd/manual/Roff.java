package org.webcamd.manual;

import java.util.regex.Pattern;

/**
 * Text as troff reads it, by the macros of manual pages: nothing of it is taken for a command, a sentence begins a
 * line, and no line is long. Stateless.
 */
final class Roff {
    private static final int LONGEST_LINE = 76;
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z0-9][a-z0-9-]*");

    private Roff() {
    }

    /** Characters that mean themselves. */
    static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
            .replace("^", "\\(ha").replace("~", "\\(ti").replace("\"", "\\(dq");
    }

    static String bold(String text) {
        return "\\fB" + escaped(text) + "\\fR";
    }

    static String italic(String text) {
        return "\\fI" + escaped(text) + "\\fR";
    }

    /** A paragraph, with the names of options in bold. */
    static String paragraph(String text) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        boolean sentenceEnds = false;
        for (String word : text.split(" ")) {
            String written = OPTION.matcher(escapedButOptions(word)).replaceAll(match -> option(match.group()));
            if (column > 0 && (sentenceEnds || column + 1 + written.length() > LONGEST_LINE)) {
                lines.append('\n');
                column = 0;
            } else if (column > 0) {
                lines.append(' ');
                column++;
            }
            boolean control = column == 0 && (written.startsWith(".") || written.startsWith("'"));
            lines.append(control ? "\\&" : "").append(written);
            column += written.length();
            sentenceEnds = word.endsWith(".") && !word.endsWith("..");
        }
        return lines.append('\n').toString();
    }

    private static String escapedButOptions(String word) {
        return OPTION.matcher(word).find() ? word.replace("\\", "\\e").replace("'", "\\(aq") : escaped(word);
    }

    private static String option(String name) {
        return bold(name).replace("\\", "\\\\");
    }

    /** Something and, indented below it, what it means. */
    static String tagged(String term, String text) {
        return ".TP\n" + term + "\n" + paragraph(text);
    }
}
