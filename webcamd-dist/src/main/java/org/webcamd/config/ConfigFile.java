package org.webcamd.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.webcamd.text.ForeignText;

/**
 * A configuration file: lines {@code option = value}, and below a line {@code [camera NAME]} those of that camera.
 * Immutable.
 *
 * @param entries that stand before the first section
 * @param sections in the order of the file
 */
public record ConfigFile(List<ConfigEntry> entries, List<ConfigSection> sections) {
    static final int LONGEST_LINE = 4096;
    static final int MOST_SECTIONS = 128;

    private static final int MOST_SHOWN = 60;
    private static final String ACCEPTED = "a line is 'option = value', '[camera NAME]' or '# a comment'";
    private static final Pattern SECTION = Pattern.compile("\\[\\s*camera\\s++([^]]*)](?:\\s*+#.*)?");
    private static final Pattern ENTRY = Pattern.compile("([^=\\s#\\[]+)\\s*=\\s*(.*)");
    private static final Pattern WORD = Pattern.compile("-*([a-z][a-z0-9-]*)\\s+\\S.*");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"(?:\\s*|\\s+#.*)");
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s+)#.*$");

    /**
     * Reads a file.
     *
     * @param file its path
     * @return what stands in it
     * @throws ConfigException when it is none, in one line
     */
    public static ConfigFile read(Path file) {
        List<ConfigEntry> entries = new ArrayList<>();
        List<ConfigSection> sections = new ArrayList<>();
        List<ConfigEntry> present = entries;
        int number = 0;
        for (String text : ConfigText.lines(file)) {
            number++;
            String place = place(file, number);
            String line = text.strip();
            if (text.length() > LONGEST_LINE) {
                throw new ConfigException(place, "is longer than " + LONGEST_LINE + " characters");
            }
            if (line.startsWith("[")) {
                present = new ArrayList<>();
                sections.add(new ConfigSection(sectionName(line, place), place, present));
                if (sections.size() > MOST_SECTIONS) {
                    throw new ConfigException(place, "there are more than " + MOST_SECTIONS + " cameras");
                }
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                present.add(entry(line, place));
            }
        }
        return new ConfigFile(entries, sections);
    }

    /** File and line, for people. */
    static String place(Path file, int line) {
        return ForeignText.cleaned(file.toString()) + ":" + line;
    }

    private static String sectionName(String line, String place) {
        Matcher section = SECTION.matcher(line);
        if (!section.matches() || section.group(1).isBlank()) {
            throw new ConfigException(place, "'%s' is no section, must be [camera NAME] such as [camera bed]"
                .formatted(ForeignText.cleaned(line.substring(0, Math.min(line.length(), MOST_SHOWN)).strip())));
        }
        return section.group(1).strip();
    }

    private static ConfigEntry entry(String line, String place) {
        Matcher entry = ENTRY.matcher(line);
        if (!entry.matches()) {
            Matcher word = WORD.matcher(line);
            throw new ConfigException(place, word.matches()
                ? ForeignText.cleaned(word.group(1)) + " needs a = before its value; " + ACCEPTED : ACCEPTED);
        }
        return new ConfigEntry(entry.group(1), value(entry, place), place);
    }

    /** Without a comment behind it, which begins with a blank; in quotes everything is a part of it. */
    private static String value(Matcher entry, String place) {
        String value = entry.group(2);
        if (!value.startsWith("\"")) {
            return COMMENT.matcher(value).replaceFirst("");
        }
        Matcher quoted = QUOTED.matcher(value);
        if (!quoted.matches()) {
            throw new ConfigException(place, ForeignText.cleaned(entry.group(1)) + " begins with a quote, must be "
                + "\"...\" with none inside and nothing but a comment behind it");
        }
        return quoted.group(1);
    }
}
