package org.webcamd.manual;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.webcamd.cli.OptionDescription;

/** The completion of bash. Stateless. */
final class BashCompletion {
    private static final int CASE_INDENT = 8;
    private static final int LIST_INDENT = 16;
    private static final String CASE = "        %s)\n            %s\n            ;;\n";

    private BashCompletion() {
    }

    static String of(List<OptionDescription> options) {
        Stream<String> words = ValueKind.select(options, ValueKind.WORDS).stream()
            .map(option -> CASE.formatted(pattern(List.of(option)),
                "printf '%s\\n' " + String.join(" ", option.words())));
        return Template.named("completion.bash")
            .with("OPTIONS", Shell.lines(names(options), " ", LIST_INDENT))
            .with("TOPICS", Shell.lines(topics(options), " ", LIST_INDENT))
            .with("WORDS", words.collect(Collectors.joining()).stripTrailing())
            .with("FILES", pattern(ValueKind.select(options, ValueKind.FILE)))
            .with("DIRECTORIES", pattern(ValueKind.select(options, ValueKind.DIRECTORY)))
            .with("SOURCES", pattern(ValueKind.select(options, ValueKind.SOURCE)))
            .with("NAMED_SOURCES", pattern(ValueKind.select(options, ValueKind.NAMED_SOURCE)))
            .with("INDEXES", pattern(ValueKind.select(options, ValueKind.INDEX)))
            .with("ANYTHING", pattern(ValueKind.select(options, ValueKind.ANYTHING)))
            .toString();
    }

    /** What may follow {@code --help}, in the shells that have it. */
    static List<String> topics(List<OptionDescription> options) {
        return Stream.concat(Stream.of("all"), options.stream().map(option -> option.name().substring(2))).toList();
    }

    private static List<String> names(List<OptionDescription> options) {
        return options.stream().map(OptionDescription::name).toList();
    }

    /** All names, for a case; something that nobody types where there is no option. */
    private static String pattern(List<OptionDescription> options) {
        return options.isEmpty() ? "'no option'"
            : Shell.lines(options.stream().flatMap(option -> option.names().stream()).toList(), " | ", CASE_INDENT);
    }
}
