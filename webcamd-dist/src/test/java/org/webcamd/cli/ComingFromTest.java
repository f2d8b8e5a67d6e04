package org.webcamd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** In the document about other programs, what is said of webcamd is true: the last column of tables, its commands. */
final class ComingFromTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\|.*\\|([^|]+)\\|$");
    private static final Pattern COMMAND = Pattern.compile("\\bwebcamd(?: [^-|>`\\n]+)?( --[^|`\\n]*)");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z0-9][a-z0-9-]*");
    /** Of rpicam-vid, in the value of an option. */
    private static final Set<String> OF_OTHERS = Set.of("--codec");

    @Test
    void everyOptionOfWebcamdThatIsToldOfIsThere() throws Exception {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        String text = Files.readString(root.resolve("docs/coming-from.md"));
        Set<String> known = CommandLineTest.options().map(CommandLineTest::name).collect(Collectors.toSet());
        List<String> told = Stream.concat(ROW.matcher(text).results(), COMMAND.matcher(text).results())
            .flatMap(said -> OPTION.matcher(said.group(1)).results()).map(MatchResult::group)
            .filter(option -> !OF_OTHERS.contains(option)).toList();
        assertTrue(told.size() > 20, told::toString);
        assertEquals(List.of(), told.stream().filter(option -> !known.contains(option)).toList());
    }
}
