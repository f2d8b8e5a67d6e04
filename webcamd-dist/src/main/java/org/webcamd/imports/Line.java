package org.webcamd.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of a file.
 *
 * @param number from 1
 * @param text without its end
 */
record Line(int number, String text) {
    private static final String CONTINUED = "\\";

    static List<Line> of(String text) {
        List<Line> lines = new ArrayList<>();
        for (String line : text.split("\r\n|\r|\n", -1)) {
            lines.add(new Line(lines.size() + 1, line));
        }
        return lines;
    }

    /** Those that end in a backslash, with what follows; comments in between are none of it, as systemd has it. */
    static List<Line> joined(List<Line> lines) {
        List<Line> whole = new ArrayList<>();
        List<String> pieces = new ArrayList<>();
        int first = 0;
        for (Line line : lines) {
            first = pieces.isEmpty() ? line.number : first;
            if (!pieces.isEmpty() && line.isComment()) {
                continue;
            }
            boolean continued = line.text.endsWith(CONTINUED);
            pieces.add(continued ? line.text.substring(0, line.text.length() - 1) : line.text);
            if (!continued) {
                whole.add(new Line(first, String.join(" ", pieces)));
                pieces.clear();
            }
        }
        if (!pieces.isEmpty()) {
            whole.add(new Line(first, pieces.stream().collect(Collectors.joining(" "))));
        }
        return whole;
    }

    boolean isComment() {
        String stripped = text.strip();
        return stripped.startsWith("#") || stripped.startsWith(";");
    }

    boolean isEmpty() {
        return text.isBlank();
    }
}
