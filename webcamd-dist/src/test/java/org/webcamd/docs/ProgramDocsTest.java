package org.webcamd.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.webcamd.cli.ProgramDescription;

/** Holds the documents against what the help says beside its options. */
final class ProgramDocsTest {
    private static final Pattern EXIT_CODE_ROW = Pattern.compile("(?m)^\\| (\\d) \\|");

    @Test
    void everyExitCodeIsDescribed() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        String options = Files.readString(root.resolve("docs/options.md"));
        List<String> described =
            EXIT_CODE_ROW.matcher(options).results().map((MatchResult row) -> row.group(1)).toList();

        assertEquals(ProgramDescription.EXIT_CODES.stream().map(ProgramDescription.Line::term).toList(), described);
    }
}
