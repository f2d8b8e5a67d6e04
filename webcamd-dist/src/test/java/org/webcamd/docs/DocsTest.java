package org.webcamd.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.webcamd.cli.CommandLine;
import org.webcamd.cli.OptionDescription;
import org.webcamd.cli.OptionSection;
import org.webcamd.counters.Counter;

/** Holds the documents against the code and the files that they speak of. */
final class DocsTest {
    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
    private static final Pattern WORD = Pattern.compile("[\\w.@/-]+(?:[*<{…$][^\\s`]*)?");
    private static final Pattern CLASS_IN_PACKAGE = Pattern.compile("`([a-z]+)/([A-Z]\\w+)`");
    private static final Pattern CODE_SPAN = Pattern.compile("`([^`\n]+)`");
    private static final Pattern FILE_NAME = Pattern.compile("[\\w@-]+\\.(java|md|xml|cfg|service|html|properties)");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z0-9][a-z0-9-]*");
    private static final Pattern OPTION_ROW = Pattern.compile("(?m)^\\| `(--[a-z0-9-]+)`[^|]*\\|[^|]*\\|([^|]*)\\|");

    /** What looks like an option of webcamd and is one of systemctl or v4l2-ctl, or the delimiter of a stream. */
    private static final Set<String> NO_OPTIONS =
        Set.of("--now", "--codec", "--boundarydonotcross", "--list-formats-ext", "--only", "--script",
            "--standalone", "--deploy-hook", "--cacert", "--device", "--group-add",
            "--unix-socket");
    /** They tell of the options of the benchmark and of perf, and of those of other camera servers. */
    private static final Set<Path> OTHER_PROGRAMS = Set.of(Path.of("performance.md"), Path.of("coming-from.md"));
    private static final Set<String> MODULES = Set.of("webcamd-core", "webcamd-netty", "webcamd-dist");
    /** Where the files of the project are beside those, as they are written from its root. */
    private static final Set<String> OTHER_FOLDERS = Set.of("docs", ".ci", ".mvn");

    private static Path root;
    private static Map<Path, String> documents;
    private static Map<String, String> defaults;

    @BeforeAll
    static void read() throws Exception {
        root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        documents = new TreeMap<>();
        try (Stream<Path> top = Files.list(root); Stream<Path> below = Files.walk(root.resolve("docs"))) {
            for (Path path : Stream.concat(top, below).filter(path -> path.toString().endsWith(".md")).toList()) {
                documents.put(path, Files.readString(path));
            }
        }
        defaults = defaultsOf(CommandLine.parse("--help").optionDescriptions());
    }

    @Test
    void everyDocumentIsRead() {
        for (String name : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/http.md", "docs/options.md",
            "docs/how-it-works.md", "docs/decisions/README.md")) {
            assertTrue(documents.containsKey(root.resolve(name)), name);
        }
    }

    @Test
    void everyLinkLeadsSomewhere() {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path document : documents.keySet()) {
            for (String target : all(LINK, withoutFences(document), 1)) {
                if (!target.contains(":")) {
                    links++;
                    if (!leadsSomewhere(document, target)) {
                        broken.add(root.relativize(document) + " -> " + target);
                    }
                }
            }
        }
        assertEquals(List.of(), broken);
        assertTrue(links > 0);
    }

    private static boolean leadsSomewhere(Path document, String target) {
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        Path file = path.isEmpty() ? document : document.resolveSibling(path).normalize();
        return Files.exists(file) && (hash < 0 || anchors(file).contains(target.substring(hash + 1)));
    }

    /** As GitHub makes them of headings: lower case, spaces as hyphens, nothing but word characters beside. */
    private static Set<String> anchors(Path document) {
        Set<String> anchors = new TreeSet<>();
        for (String heading : all(HEADING, withoutFences(document), 1)) {
            anchors.add(heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "").replace(' ', '-'));
        }
        return anchors;
    }

    @Test
    void everyFileThatIsMentionedExists() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> !root.relativize(file).toString().matches("(.*/)?(target|\\.git)(/.*)?"))
                .forEach(file -> names.add(file.getFileName().toString()));
        }
        List<String> missing = new ArrayList<>();
        for (Map.Entry<Path, String> document : documents.entrySet()) {
            String where = root.relativize(document.getKey()) + ": ";
            for (String word : all(WORD, document.getValue(), 0)) {
                if (isPathFromRoot(word) && !Files.exists(root.resolve(word))) {
                    missing.add(where + word);
                }
            }
            for (String span : all(CODE_SPAN, withoutFences(document.getKey()), 1)) {
                if (FILE_NAME.matcher(span).matches() && !names.contains(span)) {
                    missing.add(where + span);
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    /** Not what the build makes, and not what has a part to be filled in. */
    private static boolean isPathFromRoot(String word) {
        String folder = word.substring(0, Math.max(0, word.indexOf('/')));
        return (MODULES.contains(folder) || OTHER_FOLDERS.contains(folder)) && !word.contains("/target/")
            && word.matches("[\\w.@/-]+");
    }

    @Test
    void everyClassThatIsMentionedWithItsPackageExists() {
        List<String> missing = new ArrayList<>();
        int classes = 0;
        for (Map.Entry<Path, String> document : documents.entrySet()) {
            for (MatchResult mention : results(CLASS_IN_PACKAGE, document.getValue())) {
                classes++;
                String source = "src/main/java/org/webcamd/%s/%s.java".formatted(mention.group(1), mention.group(2));
                if (MODULES.stream().noneMatch(module -> Files.exists(root.resolve(module).resolve(source)))) {
                    missing.add(root.relativize(document.getKey()) + ": " + mention.group());
                }
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(classes > 0);
    }

    @Test
    void everyOptionIsDescribedWithItsDefault() {
        Map<String, String> described = new TreeMap<>();
        for (MatchResult row : results(OPTION_ROW, text("docs/options.md"))) {
            described.put(row.group(1), row.group(2).replace("`", "").strip());
        }
        assertEquals(new TreeMap<>(defaults), described);
    }

    @Test
    void noDocumentMentionsAnOptionThatDoesNotExist() {
        List<String> unknown = new ArrayList<>();
        for (Path document : documents.keySet()) {
            for (String option : all(OPTION, documents.get(document), 0)) {
                if (!defaults.containsKey(option) && !NO_OPTIONS.contains(option)
                    && !OtherPrograms.hasOption(option) && !OTHER_PROGRAMS.contains(document.getFileName())) {
                    unknown.add(root.relativize(document) + ": " + option);
                }
            }
        }
        assertEquals(List.of(), unknown);
    }

    @Test
    void everyCounterIsExplained() {
        String http = text("docs/http.md");
        List<String> missing = new ArrayList<>();
        for (Counter counter : Counter.values()) {
            String row = "\n| `%s` | %s |\n".formatted(counter.label(), counter.meaning());
            if (!http.contains(row)) {
                missing.add(row.strip());
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void readmeBeginsWithTheTwoCommandsOfAFreshClone() {
        List<String> commands = all(FENCE, text("README.md"), 0).stream()
            .flatMap(fence -> fence.lines().filter(line -> !line.startsWith("```")))
            .filter(line -> !line.startsWith("sudo apt install ") && !line.startsWith("git clone "))
            .toList();
        assertEquals(List.of("webcamd-dist/bin/webcamd --source test", "./mvnw verify"), commands.subList(0, 2));
        assertTrue(Files.isExecutable(root.resolve("webcamd-dist/bin/webcamd")));
        assertTrue(Files.isExecutable(root.resolve("mvnw")));
    }

    @Test
    void everyDecisionIsListed() throws IOException {
        String list = text("docs/decisions/README.md");
        try (Stream<Path> decisions = Files.list(root.resolve("docs/decisions"))) {
            List<String> missing = decisions.map(path -> path.getFileName().toString())
                .filter(name -> !name.equals("README.md") && !list.contains("](" + name + ")"))
                .toList();
            assertEquals(List.of(), missing);
        }
    }

    /** Each option with what is said of its default: "off" for a switch, nothing for what prints and exits. */
    private static Map<String, String> defaultsOf(List<OptionDescription> options) {
        Map<String, String> defaults = new LinkedHashMap<>();
        for (OptionDescription option : options) {
            boolean untoldSwitch = option.section() == OptionSection.LOG && option.defaultValue().isEmpty();
            defaults.put(option.name(), untoldSwitch ? "off" : option.defaultValue());
        }
        assertFalse(defaults.isEmpty(), "no options");
        return defaults;
    }

    private static String text(String name) {
        return documents.get(root.resolve(name));
    }

    private static String withoutFences(Path document) {
        return FENCE.matcher(documents.get(document)).replaceAll("");
    }

    private static List<String> all(Pattern pattern, String text, int group) {
        return results(pattern, text).stream().map(match -> match.group(group)).toList();
    }

    private static List<MatchResult> results(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }
}
