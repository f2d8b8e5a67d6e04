package org.webcamd.manual;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.webcamd.cli.OptionDescription;
import org.webcamd.cli.OptionSection;
import org.webcamd.cli.ProgramDescription;
import org.webcamd.cli.ProgramDescription.Line;

/** The page of section 1. Stateless. */
final class ManualPage {
    private ManualPage() {
    }

    static String of(List<OptionDescription> options, String version, String date) {
        String sections = Arrays.stream(OptionSection.values()).map(section -> ".SS " + section.title() + "\n"
            + options.stream().filter(option -> option.section() == section)
                .map(option -> Roff.tagged(usage(option), text(option)))
                .collect(Collectors.joining())).collect(Collectors.joining());
        return Template.named("webcamd.1")
            .with("VERSION", version)
            .with("DATE", date)
            .with("OPTIONS", sections.stripTrailing())
            .with("SERVED", tagged(ProgramDescription.SERVED))
            .with("EXIT_CODES", tagged(ProgramDescription.EXIT_CODES))
            .with("EXAMPLES", ProgramDescription.EXAMPLES.stream().map(ManualPage::example)
                .collect(Collectors.joining()).replaceFirst("\\.PP\n$", "").stripTrailing())
            .toString();
    }

    /** Sentences; a word that is typed stays as it is typed. */
    private static String text(OptionDescription option) {
        String text = option.textWithDefault() + ".";
        return option.words().contains(text.split("\\W", 2)[0]) ? text : capitalised(text);
    }

    private static String tagged(List<Line> lines) {
        return lines.stream().map(line -> Roff.tagged(Roff.bold(line.term()), capitalised(line.text()) + "."))
            .collect(Collectors.joining()).stripTrailing();
    }

    private static String example(Line line) {
        return Roff.paragraph(capitalised(line.text()) + ":") + ".PP\n.in +4n\n.EX\n$ "
            + Roff.bold(line.term()) + "\n.EE\n.in\n.PP\n";
    }

    private static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** Names are bold, what stands for something else is italic, words that are typed are bold. */
    private static String usage(OptionDescription option) {
        String names = option.names().stream().map(Roff::bold).collect(Collectors.joining(", "));
        String value = option.valueName();
        if (value.isEmpty()) {
            return names;
        }
        String written = value.startsWith("[") ? "[" + alternatives(value.substring(1, value.length() - 1)) + "]"
            : alternatives(value);
        return names + " " + written;
    }

    private static String alternatives(String value) {
        return Arrays.stream(value.split("\\|"))
            .map(word -> word.equals(word.toUpperCase(Locale.ROOT)) && word.matches("\\D+")
                ? Roff.italic(word) : Roff.bold(word))
            .collect(Collectors.joining("|"));
    }
}
