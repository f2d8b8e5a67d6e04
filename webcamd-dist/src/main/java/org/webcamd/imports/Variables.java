package org.webcamd.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a script or a unit sets, to be put in where it is used. Confined to one thread. */
final class Variables {
    private static final Pattern ASSIGNED =
        Pattern.compile("^\\s*(?:export\\s+|-\\s+|Environment=\\s*\"?)?([A-Za-z_][A-Za-z0-9_]*)(?:=|:\\s)(.*)$");
    private static final Pattern USED =
        Pattern.compile("\\$(?:\\{([A-Za-z_][A-Za-z0-9_]*)\\}|([A-Za-z_][A-Za-z0-9_]*))");
    /** One may use another. */
    private static final int DEEPEST = 5;
    private static final int LONGEST = 8 * 1024;
    /** What all lines together may become. */
    private static final int MOST = 512 * 1024;

    private final Map<String, Line> values = new HashMap<>();
    private int made;

    static Variables of(List<Line> lines) {
        Variables all = new Variables();
        lines.stream().filter(line -> !line.isComment()).forEach(all::add);
        return all;
    }

    private void add(Line line) {
        Matcher assigned = ASSIGNED.matcher(line.text());
        if (assigned.matches()) {
            String value = String.join(" ", Words.of(assigned.group(2)));
            values.put(assigned.group(1), new Line(line.number(), value));
        }
    }

    /** What a name stands for, and where; with the values of those that it uses. */
    Optional<Line> value(String name) {
        return Optional.ofNullable(values.get(name)).map(line -> new Line(line.number(), filledIn(line.text())));
    }

    /** The names that are set. */
    Iterable<String> names() {
        return values.keySet().stream().sorted().toList();
    }

    /** A text with values for names; a name that is not known stands for nothing, as in a shell. */
    String filledIn(String text) {
        String filled = text;
        for (int depth = 0; depth < DEEPEST && USED.matcher(filled).find(); depth++) {
            filled = filledInOnce(filled);
            made += filled.length();
            if (filled.length() > LONGEST || made > MOST) {
                return "";
            }
        }
        // One that stands for itself.
        return USED.matcher(filled).replaceAll("");
    }

    /** It ends when it has become too long. */
    private String filledInOnce(String text) {
        StringBuilder filled = new StringBuilder();
        Matcher used = USED.matcher(text);
        int end = 0;
        while (filled.length() <= LONGEST && used.find()) {
            String name = used.group(1) == null ? used.group(2) : used.group(1);
            filled.append(text, end, used.start()).append(values.containsKey(name) ? values.get(name).text() : "");
            end = used.end();
        }
        return filled.append(text, end, text.length()).toString();
    }
}
