package org.webcamd.manual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.cli.CommandLine;
import org.webcamd.cli.OptionDescription;

@Timeout(120)
final class ShareFilesTest {
    private static final String MANUAL = "man/man1/webcamd.1";
    private static final String BASH = "bash-completion/completions/webcamd";
    private static final String ZSH = "zsh/site-functions/_webcamd";
    private static final String DEMO = "-cluster-demo";
    private static final String DEMO_MANUAL = "man/man1/webcamd-cluster-demo.1";

    @TempDir
    Path share;

    @BeforeEach
    void write() throws Exception {
        ShareFiles.main(new String[] {share.toString(), "9.8.7", "2026-11-22T01:02:03Z"});
    }

    @Test
    void filesStandWhereDistributionsLookForThem() throws Exception {
        assertEquals(List.of(BASH, BASH + DEMO, DEMO_MANUAL, MANUAL, ZSH, ZSH + DEMO), List.copyOf(files().keySet()));
    }

    @Test
    void sameOptionsGiveTheSameBytes() throws Exception {
        Map<String, String> first = files();
        write();
        assertEquals(first, files());
    }

    @Test
    void eachFileKnowsEachOption() throws Exception {
        for (OptionDescription option : CommandLine.parse("--help").optionDescriptions()) {
            for (String name : option.names()) {
                assertTrue(files().get(MANUAL).contains("\\fB" + name.replace("-", "\\-") + "\\fR"), name);
            }
            Pattern inZsh = Pattern.compile("[ *',{]" + option.name() + "[=}\\[]");
            assertTrue(inZsh.matcher(files().get(ZSH)).find(), option::name);
            assertTrue(files().get(BASH).matches("(?s).* " + option.name() + "\\s.*"), option::name);
        }
    }

    @Test
    void eachFileOfTheDemoKnowsEachOptionOfIt() throws Exception {
        String help = Tool.run("bin/webcamd-cluster-demo", "--help");
        List<String> options = Pattern.compile("(?m)^  (?:-h, )?(--[a-z0-9]+)").matcher(help).results()
            .map(option -> option.group(1)).toList();

        assertEquals(List.of("--port", "--edges", "--v4bindaddress", "--help"), options);
        for (String option : options) {
            assertTrue(files().get(DEMO_MANUAL).matches("(?s).*\n\\.B[IR].* " + option.replace("-", "\\\\-")
                + "[ \n].*"), option);
            assertTrue(files().get(BASH + DEMO).contains(option), option);
            assertTrue(files().get(ZSH + DEMO).contains(option), option);
        }
    }

    @Test
    void noPlaceIsLeftToBeFilled() throws Exception {
        files().forEach((name, text) -> assertTrue(!Pattern.compile("@[A-Z_]+@").matcher(text).find(), name));
    }

    @Test
    void shellsCanReadTheirs() throws Exception {
        Tool.need("bash", "zsh");
        for (String program : List.of("", DEMO)) {
            assertEquals("", Tool.run("bash", "-n", share.resolve(BASH + program).toString()));
            assertEquals("", Tool.run("zsh", "-n", share.resolve(ZSH + program).toString()));
        }
    }

    @Test
    void manualPageIsReadWithoutAComplaint() throws Exception {
        Tool.need("man", "groff");
        String page = Tool.run("man", "-l", "--warnings", "--encoding=UTF-8", share.resolve(MANUAL).toString());

        assertTrue(page.startsWith("WEBCAMD(1) "), page);
        assertTrue(page.contains("2026-11-22") && page.contains("webcamd 9.8.7"), page);
        page.lines().forEach(line -> assertTrue(line.length() <= 84, line));
        for (String section : List.of("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "SIGNALS",
            "ENVIRONMENT", "FILES", "EXAMPLES", "SEE ALSO")) {
            assertTrue(page.contains("\n" + section + "\n"), section);
        }
    }

    @Test
    void manualPageIsAsOtherReadersOfSuchWantIt() throws Exception {
        Tool.need("mandoc");
        for (String page : List.of(MANUAL, DEMO_MANUAL)) {
            assertEquals("", Tool.run("mandoc", "-T", "lint", share.resolve(page).toString()));
        }
    }

    @Test
    void manualPageKnowsTheEnvironment() throws Exception {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        String options = Files.readString(root.resolve("docs/options.md"));
        int begin = options.indexOf("\n## Environment variables");
        String table = options.substring(begin, options.indexOf("\n### Memory", begin));
        Pattern.compile("(?m)^\\| (`[A-Z_`, ]+`) \\|").matcher(table).results()
            .flatMap(row -> Stream.of(row.group(1).split("`(, )?`?")).filter(name -> !name.isEmpty()))
            .forEach(name -> assertTrue(manual().contains(name), name));
    }

    private String manual() {
        try {
            return files().get(MANUAL);
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }

    private Map<String, String> files() throws Exception {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> below = Files.walk(share)) {
            for (Path file : below.filter(Files::isRegularFile).toList()) {
                files.put(share.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }
}
