package org.webcamd.imports;

import java.util.ArrayList;
import java.util.List;

/** Splits a command line into its words, as a shell does; it ends where a shell begins another command. */
final class Words {
    private static final String ENDS = ";|&<>()\n";

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean begun;
    private char quote;

    private Words(String text) {
        this.text = text;
    }

    /** Of a text whose quotes may be broken. */
    static List<String> of(String text) {
        Words split = new Words(text);
        for (int at = 0; at < text.length(); at++) {
            if (split.ends(at)) {
                break;
            }
            at = split.take(at);
        }
        split.end();
        return split.words;
    }

    private boolean ends(int at) {
        char c = text.charAt(at);
        boolean ends = quote == 0 && (ENDS.indexOf(c) >= 0 || c == '#' && !begun);
        // The number of a stream that is led elsewhere: 2>file.
        if (ends && c == '>' && word.toString().matches("[0-9]")) {
            word.setLength(0);
            begun = false;
        }
        return ends;
    }

    /** Returns the last place that it took. */
    private int take(int at) {
        char c = text.charAt(at);
        boolean escapes = c == '\\' && quote != '\'' && at + 1 < text.length();
        if (escapes) {
            add(text.charAt(at + 1));
            return at + 1;
        }
        if (quote != 0) {
            if (c == quote) {
                quote = 0;
            } else {
                add(c);
            }
        } else if (c == '"' || c == '\'') {
            quote = c;
            begun = true;
        } else if (Character.isWhitespace(c)) {
            end();
        } else {
            add(c);
        }
        return at;
    }

    private void add(char c) {
        word.append(c);
        begun = true;
    }

    private void end() {
        if (begun) {
            words.add(word.toString());
            word.setLength(0);
            begun = false;
        }
    }
}
