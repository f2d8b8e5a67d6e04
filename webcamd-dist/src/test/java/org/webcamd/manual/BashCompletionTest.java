package org.webcamd.manual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webcamd.cli.CommandLine;
import org.webcamd.cli.OptionDescription;

/** Asks a real bash. Words are given as bash divides them: at {@code =} and {@code :} too. */
@Timeout(120)
final class BashCompletionTest {
    private static final String ASK = """
        . "$1"; cd "$2"; shift 2
        COMP_WORDBREAKS=$' \\t\\n"\\'><=;|&(:'
        COMP_WORDS=(webcamd "$@") COMP_CWORD=$#
        _webcamd
        [[ ${#COMPREPLY[@]} = 0 ]] || printf '%s\\n' "${COMPREPLY[@]}"
        """;

    @TempDir
    Path folder;
    private List<OptionDescription> options;
    private Path completion;

    @BeforeEach
    void write() throws Exception {
        Tool.need("bash");
        options = CommandLine.parse("--help").optionDescriptions();
        completion = Files.writeString(folder.resolve("completion"), BashCompletion.of(options));
        Files.createFile(folder.resolve("my users"));
        Files.createFile(folder.resolve("my*"));
    }

    @Test
    void dashesAreCompletedToEveryOption() throws Exception {
        List<String> names = options.stream().map(OptionDescription::name).toList();

        assertEquals(names, ask("--"));
        assertEquals(names, ask("--port", "80", "--"));
        assertEquals(names.stream().filter(name -> name.startsWith("--tls")).toList(), ask("--tls"));
    }

    @ParameterizedTest
    @CsvSource({"--format m, mjpeg", "--format = y, yuyv", "--on-loss h, hold", "--ipv 6, 6", "--help al, all",
        "-h stall, stall-timeout", "--source te, test", "te, test", "--probe te, test", "--camera front = te, test",
        "--camera = front = te, test", "--camera au, auto",
        "--camera = te, test=test", "--camera front = au, auto", "--source htt, http://", "--source https : //, //",
        "--text-position bottom-r, bottom-right", "--showfps --loght, --loghttp", "--probe --po, --port"})
    void valuesAreCompletedAsTheirOptionTakesThem(String words, String completed) throws Exception {
        assertTrue(ask(words.split(" ")).contains(completed), () -> words + ": " + asked(words.split(" ")));
    }

    @Test
    void wordsThatAreAllThereIsAreAllThatIsOffered() throws Exception {
        for (OptionDescription option : options) {
            if (!option.words().isEmpty()) {
                assertEquals(option.words(), ask(option.name(), ""), option.name());
            }
        }
    }

    @Test
    void fileIsOfferedWhateverItsName() throws Exception {
        assertEquals(List.of("my users", "my*"), ask("--users", "my").stream().sorted().toList());
        assertEquals(List.of("my users", "my*"), ask("--tls-cert", "=", "my").stream().sorted().toList());
        assertTrue(ask("--source", "file", ":", "my").contains("my users"));
    }

    @Test
    void camerasThatAreThereAreOfferedWithANameAndBehindOne() throws Exception {
        Files.createDirectories(folder.resolve("dev/v4l/by-id"));
        Files.createFile(folder.resolve("dev/video3"));
        Files.createFile(folder.resolve("dev/v4l/by-id/usb-a"));
        String dev = folder + "/dev/";
        Files.writeString(completion, BashCompletion.of(options).replace("/dev/video[", dev + "video[")
            .replace("/dev/v4l", dev + "v4l").replace("#/dev/video}", "#" + dev + "video}"));

        List<String> offered = ask("--camera", "");
        assertEquals(List.of("auto", "test=test", "video3=" + dev + "video3"), offered);
        for (String camera : offered) {
            CommandLine.parse("--camera", camera);
        }
        List<String> sources = ask("--camera", "front", "=", "");
        assertTrue(sources.containsAll(List.of("auto", "test", dev + "video3", dev + "v4l/by-id/usb-a", "exec:")),
            sources::toString);
        assertEquals(List.of("3"), ask("--index", ""));
        assertFalse(ask("--source", "").contains("auto"), "there it is no source");
    }

    @Test
    void nothingIsOfferedThatNobodyCanKnow() throws Exception {
        assertEquals(List.of(), ask("--port", ""));
        assertEquals(List.of(), ask("--text", ""));
        assertEquals(List.of(), ask("--port", "--"));
        assertFalse(ask("--showfps", "").contains("test"));
    }

    private List<String> ask(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("bash", "--norc", "-c", ASK, "bash", completion.toString(),
            folder.toString()));
        command.addAll(List.of(words));
        return Tool.run(command.toArray(String[]::new)).lines().toList();
    }

    private List<String> asked(String... words) {
        try {
            return ask(words);
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }
}
