package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unpacks the package and reads what is in it as who has nothing else. */
final class PackedDocumentsIT {
    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s#]+)[^)]*\\)");
    private static final Pattern INSTALLED = Pattern.compile("/opt/webcamd/([\\w@./-]*\\w)");

    @TempDir
    static Path folder;
    static Path home;
    static Map<Path, String> documents;

    @BeforeAll
    static void unpack() throws Exception {
        RunningProgram tar = RunningProgram.run("tar", "-xzf", packed().toString(), "-C", folder.toString());
        assertEquals(0, tar.exitStatus(), tar::toString);
        try (Stream<Path> all = Files.list(folder)) {
            home = all.findFirst().orElseThrow();
        }
        documents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(home)) {
            for (Path file : all.filter(path -> path.toString().endsWith(".md")).toList()) {
                documents.put(file, Files.readString(file));
            }
        }
    }

    private static Path packed() throws IOException {
        try (Stream<Path> made = Files.list(Path.of("target"))) {
            Optional<Path> packed = made.filter(path -> path.toString().matches(".*/webcamd-.*-linux-.*\\.tar\\.gz"))
                .findFirst();
            assumeTrue(packed.isPresent(), "nothing was packed");
            return packed.get().toAbsolutePath();
        }
    }

    @Test
    void everyLinkLeadsToAFileOfThePackage() {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Map.Entry<Path, String> document : documents.entrySet()) {
            String text = FENCE.matcher(document.getValue()).replaceAll("");
            for (MatchResult link : LINK.matcher(text).results().toList()) {
                String target = link.group(1);
                if (!target.contains(":")) {
                    links++;
                    if (!Files.exists(document.getKey().resolveSibling(target).normalize())) {
                        broken.add(home.relativize(document.getKey()) + " -> " + target);
                    }
                }
            }
        }
        assertEquals(List.of(), broken);
        assertTrue(links > 0);
    }

    @Test
    void everyFileThatIsToBeCopiedFromAnInstallationIsInThePackage() {
        List<String> missing = new ArrayList<>();
        int files = 0;
        for (Map.Entry<Path, String> document : documents.entrySet()) {
            for (MatchResult file : INSTALLED.matcher(document.getValue()).results().toList()) {
                files++;
                if (!Files.exists(home.resolve(file.group(1)))) {
                    missing.add(home.relativize(document.getKey()) + ": " + file.group());
                }
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(files > 0);
    }

    @Test
    void commandsOfTheReadmeAreThoseOfThePackage() {
        String readme = documents.get(home.resolve("README.md"));
        assertTrue(readme.contains("\nbin/webcamd --source test\n"), readme);
        assertFalse(readme.contains("webcamd-dist/bin/"), readme);
        assertTrue(Files.isExecutable(home.resolve("bin/webcamd")));
    }
}
