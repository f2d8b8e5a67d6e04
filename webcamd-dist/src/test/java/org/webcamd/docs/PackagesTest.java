package org.webcamd.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds what is written of packages against the sources: their map, and the rules of imports. Checkstyle holds the
 * imports against the rules; this, the other way round.
 */
final class PackagesTest {
    private static final Pattern PACKAGE = Pattern.compile("(?s)<subpackage name=\"(\\w+)\">(.*?)</subpackage>");
    private static final Pattern RULE = Pattern.compile("<allow (?:pkg|class)=\"([^\"]+)\"");
    private static final Pattern ONE_OF = Pattern.compile("(.+)\\.\\(([^)]+)\\)");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?([\\w.]+);");
    private static final Pattern PACKAGE_ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| `(webcamd-\\w+)` \\|");
    private static final List<String> MODULES = List.of("webcamd-core", "webcamd-netty", "webcamd-dist");
    private static final List<String> FOLDERS = List.of("src/main/java", "src/benchmark/java");

    @Test
    void packageMapHasEveryPackageInItsModule() throws IOException {
        Path root = root();
        String map = Files.readString(root.resolve("docs/how-it-works.md"));
        Set<String> written = new TreeSet<>();
        for (MatchResult row : PACKAGE_ROW.matcher(map).results().toList()) {
            written.add(row.group(2) + "/" + row.group(1));
        }
        Set<String> existing = new TreeSet<>();
        for (String module : MODULES) {
            try (Stream<Path> packages = Files.list(root.resolve(module).resolve("src/main/java/org/webcamd"))) {
                packages.forEach(path -> existing.add(module + "/" + path.getFileName()));
            }
        }
        assertEquals(existing, written);
    }

    @Test
    void everyRuleIsUsed() throws IOException {
        Path root = root();
        List<String> unused = new ArrayList<>();
        Matcher rules = PACKAGE.matcher(Files.readString(root.resolve(".mvn/checkstyle/import-control.xml")));
        while (rules.find()) {
            Set<String> imports = imports(root, rules.group(1));
            assertFalse(imports.isEmpty(), () -> "no imports of " + rules.group(1));
            for (String allowed : allowed(rules.group(2))) {
                if (imports.stream().noneMatch(name -> (name + ".").startsWith(allowed + "."))) {
                    unused.add(rules.group(1) + " uses nothing of " + allowed);
                }
            }
        }
        assertEquals(List.of(), unused);
    }

    /** A rule that names several packages at once is as many rules. */
    private static List<String> allowed(String rules) {
        return RULE.matcher(rules).results().map((MatchResult rule) -> rule.group(1)).flatMap(name -> {
            Matcher several = ONE_OF.matcher(name);
            return several.matches()
                ? Stream.of(several.group(2).split("\\|")).map(last -> several.group(1) + "." + last)
                : Stream.of(name);
        }).toList();
    }

    private static Set<String> imports(Path root, String name) throws IOException {
        Set<String> imports = new TreeSet<>();
        for (Path file : sources(root, name)) {
            IMPORT.matcher(Files.readString(file)).results().forEach(found -> imports.add(found.group(1)));
        }
        return imports;
    }

    private static List<Path> sources(Path root, String name) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : MODULES) {
            for (String folder : FOLDERS) {
                Path path = root.resolve(module).resolve(folder).resolve("org/webcamd").resolve(name);
                if (Files.exists(path)) {
                    try (Stream<Path> files = Files.walk(path)) {
                        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                    }
                }
            }
        }
        return sources;
    }

    private static Path root() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        return root;
    }
}
