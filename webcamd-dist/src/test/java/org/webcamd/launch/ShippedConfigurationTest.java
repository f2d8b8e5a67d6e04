package org.webcamd.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.packaging.SelfSigned;

/** What documents and the package show as a configuration is one that {@code --check-config} finds good. */
final class ShippedConfigurationTest {
    private static final Pattern CONFIGURATION = Pattern.compile("(?ms)^```conf\n(.*?)^```$");
    private static final Pattern IN_A_SENTENCE = Pattern.compile("`([a-z0-9-]+ = [^`]+)`");
    /** A comment that becomes a line of a configuration when its mark is taken away. */
    private static final Pattern COMMENTED = Pattern.compile("# ([a-z0-9-]+ = .*|\\[.*\\])");
    private static final String FOLDER = "/etc/webcamd/";
    /** It stands in place of cameras with names, as the file says. */
    private static final String ONE_CAMERA = "source = /dev/video0";
    private static final String SECTION = "[";

    @TempDir
    private Path folder;

    /** The files that the examples name. */
    @BeforeEach
    void make() throws Exception {
        Path users = Files.writeString(folder.resolve("users"),
            "ann:$2y$04$rAWntrWGNgOufDao8mFznePST9fb4J2by04ib7zOXpc.uvSMlXpVO");
        Files.setPosixFilePermissions(users, PosixFilePermissions.fromString("rw-------"));
        Path pem = SelfSigned.make(folder).pem;
        Files.copy(pem, folder.resolve("cert.pem"));
        Files.copy(pem, folder.resolve("key.pem"));
    }

    @Test
    void everyConfigurationInADocumentIsGood() throws IOException {
        List<String> found = inDocuments(CONFIGURATION);
        assertTrue(!found.isEmpty());
        for (String configuration : found) {
            assertEquals("", complaint(configuration), configuration);
        }
    }

    @Test
    void everyLineOfOneInASentenceIsGood() throws IOException {
        List<String> found = inDocuments(IN_A_SENTENCE);
        assertTrue(!found.isEmpty());
        for (String line : new TreeSet<>(found)) {
            if (line.equals("option = value") || line.endsWith("...")) {
                continue;
            }
            String alone = line.equals("source = auto") ? "camera = auto\n[camera bed]\n" + line : line;
            assertEquals("", complaint(alone), line);
        }
    }

    @Test
    void shippedFileIsGoodAsItStandsAndSaysNothing() throws IOException {
        assertEquals("", complaint(Files.readString(shipped())));
        assertEquals(List.of(), Files.readAllLines(shipped()).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#")).toList());
    }

    @Test
    void shippedFileIsGoodWithEveryLine() throws IOException {
        List<String> lines = commented();
        assertTrue(lines.size() > 20, lines::toString);
        assertTrue(lines.contains(ONE_CAMERA) && lines.contains("camera = auto"), lines::toString);
        assertEquals("", complaint(joined(lines, line -> !line.equals(ONE_CAMERA))));
        List<String> ofTheServer = lines.subList(0, first(lines));
        assertEquals("", complaint(joined(ofTheServer, line -> !line.equals("camera = auto"))));
    }

    @Test
    void shippedFileIsGoodWithAnyOneLine() throws IOException {
        List<String> lines = commented();
        for (String line : lines.subList(0, first(lines))) {
            String needed = line.matches("operator .*|anonymous .*") ? "users = " + FOLDER + "users\n"
                : line.startsWith("tls-cert") ? "tls-key = /etc/webcamd/key.pem\n"
                : line.startsWith("tls-key") ? "tls-cert = /etc/webcamd/cert.pem\n" : "";
            assertEquals("", complaint(needed + line), line);
        }
    }

    private static int first(List<String> lines) {
        int section = 0;
        while (!lines.get(section).startsWith(SECTION)) {
            section++;
        }
        return section;
    }

    private static String joined(List<String> lines, Predicate<String> wanted) {
        return lines.stream().filter(wanted).collect(Collectors.joining("\n"));
    }

    private static List<String> commented() throws IOException {
        return COMMENTED.matcher(Files.readString(shipped())).results().map(line -> line.group(1)).toList();
    }

    private static Path shipped() {
        return root().resolve("webcamd-dist/webcamd.conf");
    }

    private static Path root() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        return root;
    }

    private static List<String> inDocuments(Pattern pattern) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> all = Stream.concat(Files.list(root()), Files.list(root().resolve("docs")))) {
            for (Path document : all.filter(file -> file.toString().endsWith(".md")).toList()) {
                pattern.matcher(Files.readString(document)).results().map((MatchResult match) -> match.group(1))
                    .forEach(found::add);
            }
        }
        return found;
    }

    /** What is said of it, or nothing where it is good. */
    private String complaint(String configuration) throws IOException {
        Path file = Files.writeString(folder.resolve("webcamd.conf"), configuration.replace(FOLDER, folder + "/"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8), StopSignal.ofCaller(), Hangup.ofCaller(),
            "--config", file.toString(), "--check-config");
        String said = err.toString(StandardCharsets.UTF_8);
        assertEquals(said.isEmpty() ? 0 : 2, code, said);
        return said;
    }
}
