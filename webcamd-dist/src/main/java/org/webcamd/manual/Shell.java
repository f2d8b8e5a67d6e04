package org.webcamd.manual;

import java.util.List;

/** Lists of words as a person would write them into a script. Stateless. */
final class Shell {
    private static final int LONGEST_LINE = 80;

    private Shell() {
    }

    /** Words with something between them, in lines with backslashes that are indented as the first one is. */
    static String lines(List<String> words, String between, int indent) {
        StringBuilder text = new StringBuilder();
        int column = indent;
        for (String word : words) {
            boolean first = text.length() == 0;
            int length = word.length() + (first ? 0 : between.length());
            if (!first && column + length + between.length() + 1 > LONGEST_LINE) {
                text.append(between.stripTrailing()).append(" \\\n").append(" ".repeat(indent)).append(word);
                column = indent + word.length();
            } else {
                text.append(first ? "" : between).append(word);
                column += length;
            }
        }
        return text.toString();
    }
}
