package org.webcamd.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.webcamd.cli.ProgramDescription.Line;

/** Writes the help from the descriptions of the options: the basic ones, all, or one. Stateless. */
final class HelpText {
    private static final String DEFAULT = "(default: ";

    private HelpText() {
    }

    static String of(List<OptionDescription> options, HelpTopic topic, int columns, boolean bold) {
        HelpPage page = new HelpPage(columns, bold);
        if (topic.option().isPresent()) {
            return page.entries(lines(List.of(topic.option().get()))).toString();
        }
        List<OptionDescription> shown = options.stream().filter(option -> topic.all() || option.basic()).toList();
        page.paragraph(ProgramDescription.SUMMARY).paragraph("Usage: " + ProgramDescription.USAGE);
        page.heading("Examples").commands(ProgramDescription.EXAMPLES);
        bySection(shown).forEach((section, its) -> page.heading(section.title()).entries(lines(its)));
        page.heading("What is served").entries(ProgramDescription.SERVED);
        page.heading("Exit codes").entries(ProgramDescription.EXIT_CODES);
        int others = options.size() - shown.size();
        return others == 0 ? page.toString()
            : page.paragraph("`webcamd --help all` shows the other %d options.".formatted(others)).toString();
    }

    private static List<Line> lines(List<OptionDescription> options) {
        return options.stream().map(option -> new Line(option.usage(),
            option.textWithDefault().replace(DEFAULT, DEFAULT.strip() + HelpPage.UNBROKEN_SPACE))).toList();
    }

    private static Map<OptionSection, List<OptionDescription>> bySection(List<OptionDescription> options) {
        return options.stream().collect(Collectors.groupingBy(OptionDescription::section,
            () -> new EnumMap<>(OptionSection.class), Collectors.toList()));
    }
}
