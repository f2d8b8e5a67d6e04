package org.webcamd.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.webcamd.cli.CommandLine;
import org.webcamd.cli.UsageException;

/** Has the program read every command line of itself that stands in a document. */
final class CommandsTest {
    private static final Pattern FENCE = Pattern.compile("(?ms)^```$(.*?)^```$");
    private static final Pattern COMMAND =
        Pattern.compile("(?:\\$ )?(?:/opt/webcamd/|webcamd-dist/)?(?:bin/)?webcamd (.+)"
            + "|.*\\bWEBCAMD_(?:OPTS|CAMERAS)=(--.*?)(?:' >.*)?");
    private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"(?:\\\\.|[^\"\\\\])*\"|[^\\s'\"]+)+");
    private static final Pattern COMMENT = Pattern.compile("\\s{2,}#.*");
    /** What begins with the name of the program there goes over the wire. */
    private static final String WIRE_FORMAT = "cluster-protocol.md";
    /** The files that it names are not here. */
    private static final String NO_FILE = "NoSuchFile|no such file|cannot be read|does not exist|there is no|not there";

    @Test
    void everyCommandLineIsUnderstood() throws IOException {
        List<String> wrong = new ArrayList<>();
        int commands = 0;
        for (Path document : documents()) {
            for (String command : commands(Files.readString(document))) {
                commands++;
                try {
                    CommandLine.parse(words(command));
                } catch (UsageException refused) {
                    if (!Pattern.compile(NO_FILE).matcher(refused.getMessage()).find()) {
                        wrong.add(document.getFileName() + ": " + command + ": " + refused.getMessage());
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(commands > 20, "found " + commands);
    }

    private static List<Path> documents() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        try (Stream<Path> docs = Files.list(root.resolve("docs"))) {
            return Stream.concat(Stream.of(root.resolve("README.md")), docs)
                .filter(file -> file.toString().endsWith(".md") && !file.endsWith(WIRE_FORMAT)).toList();
        }
    }

    private static List<String> commands(String document) {
        List<String> commands = new ArrayList<>();
        for (MatchResult fence : FENCE.matcher(document).results().toList()) {
            for (String line : fence.group(1).replaceAll("\\\\\n\\s*", "").split("\n")) {
                Matcher command = COMMAND.matcher(COMMENT.matcher(line).replaceAll(""));
                if (command.matches() && isWhole(line)) {
                    commands.add(command.group(1) == null ? command.group(2) : command.group(1));
                }
            }
        }
        return commands;
    }

    /** Not with a part that is to be filled in, or that stands in a file which is not here. */
    private static boolean isWhole(String line) {
        return !line.contains("...") && !line.contains("--config");
    }

    /** As a shell would divide it, where there are no variables, up to where it sends what is printed. */
    private static String[] words(String command) {
        return WORD.matcher(command).results()
            .map(MatchResult::group).takeWhile(word -> !word.matches("[0-9]?[<>|&;].*"))
            .map(word -> word.replaceAll("'([^']*)'", "$1").replaceAll("\"((?:\\\\.|[^\"\\\\])*)\"", "$1"))
            .toArray(String[]::new);
    }
}
