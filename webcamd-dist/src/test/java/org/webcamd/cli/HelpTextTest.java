package org.webcamd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.beust.jcommander.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HelpTextTest {
    private final String basics = help("--help");
    private final String all = help("--help", "all");

    @Test
    void everyOptionHasItsLineWithTheNameOfItsValue() {
        List<String> missing = new ArrayList<>();
        CommandLineTest.options().forEach(option -> {
            Parameter written = option.getAnnotation(Parameter.class);
            String usage = "  " + (String.join(", ", written.names()) + " " + written.placeholder()).strip();
            if (all.lines().noneMatch(line -> line.equals(usage) || line.startsWith(usage + "  "))) {
                missing.add(usage);
            }
        });

        assertEquals(List.of(), missing);
    }

    @Test
    void everyOptionThatIsNoSwitchSaysWhatItsValueIs() {
        CommandLineTest.options().forEach(option -> {
            Parameter written = option.getAnnotation(Parameter.class);
            boolean needsNone = written.placeholder().isEmpty() || written.placeholder().startsWith("[");
            assertEquals(option.getType() == boolean.class, needsNone, CommandLineTest.name(option));
        });
    }

    @Test
    void basicsAreAScreenfulAndTellHowToSeeTheRest() {
        int options = (int) CommandLineTest.options().count();
        List<String> shown = usages(basics);

        assertTrue(shown.size() >= 10 && shown.size() <= 30, shown.toString());
        assertTrue(basics.endsWith("\n`webcamd --help all` shows the other %d options.\n"
            .formatted(options - shown.size())), basics);
        assertEquals(options, usages(all).size());
        assertTrue(usages(all).containsAll(shown), all);
        assertFalse(all.contains("--help all`"), all);
    }

    @Test
    void basicsComeFirstInEachSection() {
        List<OptionDescription> described = parse("--help").optionDescriptions();

        for (OptionSection section : OptionSection.values()) {
            List<Boolean> basic = described.stream().filter(option -> option.section() == section)
                .map(OptionDescription::basic).toList();
            assertEquals(basic.stream().sorted((one, other) -> Boolean.compare(other, one)).toList(), basic);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40, 60, 63, 64, 79, 80, 100, 120, 500})
    void noLineIsWiderThanTheTerminal(int columns) {
        for (CommandLine line : List.of(parse("--help"), parse("--help", "all"), parse("--help", "camera"))) {
            line.help(columns, false).lines().forEach(each -> {
                assertTrue(each.length() <= Math.max(columns, 40), each);
                assertEquals(each.stripTrailing(), each);
            });
        }
    }

    @Test
    void withoutATerminalThereAreEightyColumnsAndNoColours() {
        assertEquals(parse("--help").help(80, false), basics);
        assertFalse(basics.contains("\u001b"));
        assertTrue(basics.lines().anyMatch(line -> line.length() > 75));
    }

    @Test
    void headingsAreBoldWhereTheTerminalCanShowIt() {
        String bold = parse("--help").help(80, true);

        assertTrue(bold.contains("\n\u001b[1mCamera:\u001b[0m\n"), bold);
        assertEquals(basics, bold.replaceAll("\u001b\\[[01]m", ""));
    }

    @Test
    void commandOfSeveralLinesCanBeCopied() {
        String narrow = parse("--help").help(60, false);

        assertTrue(narrow.contains("\n  webcamd --camera front=/dev/video0 \\\n      --camera back=/dev/video2,"),
            narrow);
    }

    @Test
    void defaultsAreToldOnceAndNeverTornOff() {
        assertTrue(flat().contains("--port PORT TCP port to listen on (default: 8080)"), all);
        assertTrue(flat().contains("in seconds (default: 0.01)"), all);
        assertTrue(flat().contains("taken nothing for so many seconds (default: 10)"), all);
        assertTrue(flat().contains("separated by commas (default: lan)"), all);
        assertTrue(flat().contains("(default: /dev/video<index>)"), all);
        assertTrue(flat().contains("--showfps log capture and stream rates every 5 seconds --loghttp"), all);
        assertTrue(all.lines().noneMatch(line -> line.endsWith("(default:")), all);
        CommandLineTest.options().forEach(option -> {
            String description = option.getAnnotation(Parameter.class).description();
            assertTrue(description.split("\\(default", -1).length <= 2, description);
        });
    }

    @Test
    void everyWordOfADescriptionIsThere() {
        String wide = parse("--help", "all").help(500, false).replaceAll("\\s+", " ");
        CommandLineTest.options().forEach(option -> {
            String description = option.getAnnotation(Parameter.class).description();
            assertTrue(wide.contains(description), description);
        });
    }

    @Test
    void sectionsFollowTheWayOfAFrame() {
        List<String> titles = all.lines().filter(line -> line.matches("[A-Z][a-z]+:")).toList();

        assertEquals(List.of("Examples:", "Camera:", "Server:", "Log:", "Other:"), titles);
    }

    @ParameterizedTest
    @CsvSource({"--help port", "--help=port", "--help --port", "-h --port", "-h port", "--hel port"})
    void oneOptionIsShownAlone(String args) {
        assertEquals("  --port PORT  TCP port to listen on (default: 8080)\n", help(args.split(" ")));
    }

    @Test
    void unknownTopicIsWrongUsage() {
        assertEquals("--help is 'prot', must be all or the name of an option; did you mean --port?",
            assertThrows(UsageException.class, () -> CommandLine.parse("--help", "prot")).getMessage());
        assertEquals("--help is 'x', must be all or the name of an option",
            assertThrows(UsageException.class, () -> CommandLine.parse("--help", "x")).getMessage());
    }

    @Test
    void helpBesideOtherOptionsIsTheWholeHelp() {
        assertEquals(basics, help("--help", "--port", "99999"));
        assertEquals(basics, help("--showfps", "--help", "--loghttp"));
        assertEquals(all, help("--showfps", "--help", "all", "--loghttp"));
    }

    private static List<String> usages(String help) {
        return help.lines().filter(line -> line.startsWith("  -")).map(line -> line.strip().split("  ")[0]).toList();
    }

    private String flat() {
        return all.replaceAll("\\s+", " ");
    }

    private static String help(String... args) {
        return parse(args).help();
    }

    private static CommandLine parse(String... args) {
        try {
            return CommandLine.parse(args);
        } catch (UsageException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
