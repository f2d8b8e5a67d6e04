package org.webcamd.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the table of threats in docs/security.md against the tests that it names. */
final class ThreatsTest {
    private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+(?:Test|IT))\\.(\\w+)`");

    private final Path root = root();

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        Map<String, String> tests = sourcesOfTests();
        List<String> missing = new ArrayList<>();
        for (String row : rows()) {
            Matcher named = NAMED_TEST.matcher(row);
            while (named.find()) {
                String source = tests.getOrDefault(named.group(1), "");
                if (!source.contains("    void " + named.group(2) + "(")) {
                    missing.add(named.group());
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void everyThreatHasATest() throws IOException {
        List<String> rows = rows();
        assertTrue(rows.size() > 10, rows::toString);
        assertEquals(List.of(), rows.stream().filter(row -> !NAMED_TEST.matcher(row).find()).toList());
    }

    private List<String> rows() throws IOException {
        String text = Files.readString(root.resolve("docs/security.md"));
        String behindHeading = text.substring(text.indexOf("\n## Threats\n"));
        return behindHeading.lines().dropWhile(line -> !line.startsWith("|---")).skip(1)
            .takeWhile(line -> line.startsWith("|")).toList();
    }

    private Map<String, String> sourcesOfTests() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (String module : List.of("webcamd-core", "webcamd-netty", "webcamd-dist")) {
            try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src/test/java"))) {
                for (Path file : files.filter(path -> path.toString().matches(".*(Test|IT)\\.java")).toList()) {
                    String name = file.getFileName().toString().replace(".java", "");
                    sources.put(name, Files.readString(file));
                }
            }
        }
        return sources;
    }
}
