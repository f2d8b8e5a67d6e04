package org.webcamd.manual;

import java.util.List;
import java.util.stream.Collectors;
import org.webcamd.cli.OptionDescription;

/** The completion of zsh: a line of {@code _arguments} for each option. Stateless. */
final class ZshCompletion {
    private static final int TOPICS_INDENT = 8;

    private ZshCompletion() {
    }

    static String of(List<OptionDescription> options) {
        String specs = options.stream().map(option -> "        " + spec(option)).collect(Collectors.joining(" \\\n"));
        return Template.named("completion.zsh").with("OPTIONS", specs)
            .with("TOPICS", Shell.lines(BashCompletion.topics(options), " ", TOPICS_INDENT)).toString();
    }

    private static String spec(OptionDescription option) {
        String described = "[" + summary(option.text()) + "]";
        return switch (ValueKind.of(option)) {
            case SWITCH -> quoted(option.name() + described);
            case TOPIC -> "'(- *)'{-h,--help}" + quoted(described + "::topic:_webcamd_topics");
            case WORDS -> valued(option, described, "(" + String.join(" ", option.words()) + ")");
            case FILE -> valued(option, described, "_files");
            case DIRECTORY -> valued(option, described, "_files -/");
            case SOURCE -> option.valueName().startsWith("[")
                ? quoted(option.name() + described + "::source:_webcamd_sources")
                : valued(option, described, "_webcamd_sources");
            case NAMED_SOURCE -> valued(option, described, "_webcamd_named_sources");
            case INDEX -> valued(option, described, "_webcamd_indexes");
            case ANYTHING -> valued(option, described, " ");
        };
    }

    private static String valued(OptionDescription option, String described, String action) {
        String message = option.words().isEmpty() ? option.valueName() : option.name().substring(2);
        String name = (option.repeatable() ? "*" : "") + option.name() + "=";
        return quoted(name + described + ":" + message + ":" + action);
    }

    /** The first thing that is said: a list shows one line an option. */
    private static String summary(String text) {
        String first = text.replaceAll(" \\([^)]*\\)", "").split("; |(?<!https?): |, |\\. ", 2)[0];
        return first.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
