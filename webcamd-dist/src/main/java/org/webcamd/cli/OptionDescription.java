package org.webcamd.cli;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.Parameter;
import com.beust.jcommander.ParameterDescription;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What there is to say of an option, to whoever lists them: the help, the manual page, completion. Immutable.
 *
 * @param names as they are written, the longest last
 * @param valueName what its value is called there; empty for a switch, in brackets where none is needed, {@code a|b}
 *     where these words are all that is accepted
 * @param section in which it stands
 * @param basic whether most users need it
 * @param repeatable whether each time that it is given counts
 * @param text what it does, in one sentence
 * @param defaultValue in words; empty where nothing is to be said
 */
public record OptionDescription(List<String> names, String valueName, OptionSection section, boolean basic,
    boolean repeatable, String text, String defaultValue) {
    private static final Pattern TOLD_DEFAULT = Pattern.compile("(.*) \\(default: (.*)\\)");
    private static final int MEBI_BITS = 20;

    /** All options that a commander has parsed once, by section, the basic ones of each first. */
    static List<OptionDescription> all(JCommander commander) {
        return commander.getParameters().stream()
            .sorted(Comparator.comparingInt(OptionDescription::order))
            .map(OptionDescription::of)
            .sorted(Comparator.comparing(OptionDescription::section).thenComparing(option -> !option.basic()))
            .toList();
    }

    /** What every option says that is not for a camera, and not in place of serving. */
    static Map<String, Object> valuesOfTheServer(JCommander commander) {
        Map<String, Object> values = new TreeMap<>();
        commander.getParameters().stream()
            .filter(option -> order(option) >= Options.OF_THE_SERVER && order(option) < Options.IN_PLACE_OF_SERVING)
            .forEach(option -> values.put(option.getLongestName().replaceFirst("^--", ""),
                option.getParameterized().get(option.getObject())));
        return values;
    }

    static int order(ParameterDescription option) {
        return option.getParameterAnnotation().order();
    }

    private static OptionDescription of(ParameterDescription option) {
        Parameter written = option.getParameterAnnotation();
        Matcher told = TOLD_DEFAULT.matcher(written.description());
        boolean tells = told.matches();
        return new OptionDescription(List.of(written.names()), written.placeholder(),
            OptionSection.ofOrder(written.order()), written.category().equals(Options.BASIC),
            option.getDefault() instanceof List<?>, tells ? told.group(1) : written.description(),
            tells ? told.group(2) : shown(option.getDefault()));
    }

    private static String shown(Object value) {
        if (value == null || value instanceof Boolean) {
            return "";
        }
        if (value instanceof List<?> list) {
            return list.isEmpty() ? "" : list.get(0).toString();
        }
        if (value instanceof Long bytes) {
            return (bytes >> MEBI_BITS) + "M";
        }
        return value instanceof Double number && number == Math.rint(number)
            ? Long.toString(number.longValue()) : value.toString();
    }

    /**
     * The name that is asked for.
     *
     * @return with its dashes
     */
    public String name() {
        return names.get(names.size() - 1);
    }

    /**
     * How it is written.
     *
     * @return all names and that of the value
     */
    public String usage() {
        return String.join(", ", names) + (valueName.isEmpty() ? "" : " " + valueName);
    }

    /**
     * What it does and what it is when it is not given.
     *
     * @return one paragraph
     */
    public String textWithDefault() {
        return defaultValue.isEmpty() ? text : text + " (default: " + defaultValue + ")";
    }

    /**
     * The words that are all that its value can be.
     *
     * @return none where it can be anything
     */
    public List<String> words() {
        return valueName.contains("|") && !valueName.startsWith("[") ? List.of(valueName.split("\\|")) : List.of();
    }
}
