package org.webcamd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.beust.jcommander.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HelpTextTest {
    private final String help = help();

    @Test
    void everyOptionHasItsLine() {
        List<String> missing = new ArrayList<>();
        CommandLineTest.options().forEach(option -> {
            String names = String.join(", ", option.getAnnotation(Parameter.class).names());
            if (help.lines().noneMatch(line -> line.equals("  " + names) || line.startsWith("  " + names + " "))) {
                missing.add(names);
            }
        });

        assertEquals(List.of(), missing);
    }

    @Test
    void everyLineFitsIntoATerminal() {
        help.lines().forEach(line -> {
            assertTrue(line.length() <= 100, line);
            assertEquals(line.stripTrailing(), line);
        });
    }

    @Test
    void defaultsAreToldOnce() {
        assertTrue(flat().contains("--port TCP port to listen on (default: 8080)"), help);
        assertTrue(flat().contains("in seconds (default: 0.01)"), help);
        assertTrue(flat().contains("taken nothing for so many seconds (default: 10)"), help);
        assertTrue(flat().contains("separated by commas (default: lan)"), help);
        assertTrue(flat().contains("(default: /dev/video<index>)"), help);
        assertTrue(flat().contains("--showfps log capture and stream rates every 5 seconds --loghttp"), help);
        CommandLineTest.options().forEach(option -> {
            String description = option.getAnnotation(Parameter.class).description();
            assertTrue(description.split("\\(default", -1).length <= 2, description);
        });
    }

    @Test
    void everyWordOfADescriptionIsThere() {
        CommandLineTest.options().forEach(option -> {
            String description = option.getAnnotation(Parameter.class).description();
            assertTrue(flat().contains(description), description);
        });
    }

    @Test
    void sectionsFollowTheWayOfAFrame() {
        List<String> titles = help.lines().filter(line -> line.matches("[A-Z][a-z]+:")).toList();

        assertEquals(List.of("Camera:", "Server:", "Log:", "Other:"), titles);
    }

    private String flat() {
        return help.replaceAll("\\s+", " ");
    }

    private static String help() {
        try {
            return CommandLine.parse("--help").help();
        } catch (UsageException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
