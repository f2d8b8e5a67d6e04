package org.webcamd.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Where the sources are kept, the files do not know: the README has a placeholder for it. Who writes an address in its
 * place does so here as well, and no other is left anywhere.
 */
final class CloneAddressTest {
    private static final String CLONE = "git clone <repository address> webcamd";
    private static final Pattern CLONING = Pattern.compile("git clone [^\\n&`]*[^\\s&`]");
    private static final Pattern KEEPER = Pattern.compile(
        "(?i)(?:github\\.com|gitlab\\.com|codeberg\\.org|bitbucket\\.org|ghcr\\.io|docker\\.io)/[\\w./-]+");
    private static final Set<String> OTHER_PROJECTS = Set.of("github.com/CodeIntelligenceTesting/jazzer");
    private static final Pattern FILE =
        Pattern.compile(".*\\.(md|yaml|yml|conf|cfg|service|sh)|.*/Dockerfile|.*/bin/.*");

    @Test
    void readmeHasThePlaceholder() throws IOException {
        assertTrue(Files.readString(root().resolve("README.md")).contains("\n" + CLONE + " && cd webcamd\n"));
    }

    @Test
    void noOtherAddressIsAnywhere() throws IOException {
        Path root = root();
        List<String> wrong = new ArrayList<>();
        int read = 0;
        for (Path file : files(root)) {
            read++;
            String text = Files.readString(file);
            for (MatchResult command : CLONING.matcher(text).results().toList()) {
                if (!command.group().equals(CLONE)) {
                    wrong.add(root.relativize(file) + ": " + command.group());
                }
            }
            for (MatchResult address : KEEPER.matcher(text).results().toList()) {
                if (!OTHER_PROJECTS.contains(address.group())) {
                    wrong.add(root.relativize(file) + ": " + address.group());
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(read > 20, "read " + read + " files");
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                .filter(file -> !root.relativize(file).toString().matches("(.*/)?(target|src|\\.git)/.*"))
                .filter(file -> FILE.matcher(file.toString()).matches()).toList();
        }
    }

    private static Path root() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        return root;
    }
}
