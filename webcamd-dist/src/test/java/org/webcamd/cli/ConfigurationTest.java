package org.webcamd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.capture.CameraSpec;

/** A configuration file, and a command line on top of it. */
final class ConfigurationTest {
    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("webcamd.conf");
    }

    private CommandLine parse(String content, String... more) throws UsageException, IOException {
        Files.writeString(file, content);
        String[] args = new String[more.length + 2];
        args[0] = "--config";
        args[1] = file.toString();
        System.arraycopy(more, 0, args, 2, more.length);
        return CommandLine.parse(args);
    }

    private String complaint(String content, String... more) {
        String message = assertThrows(UsageException.class, () -> parse(content, more)).getMessage();
        assertFalse(message.contains("\n"), message);
        return message.replace(folder + "/", "");
    }

    @Test
    void optionsOfAFileAreThoseOfTheCommandLine() throws Exception {
        CommandLine line = parse("""
            # the printer
            port = 9000          # behind nginx
            adapt=yes
            loghttp = off
            max-picture = 8M
            host = a.example.org
            host = b.example.org
            allow-origin = https://a.local,https://b.local
            source = test
            text = "%F # {name}"
            """);

        assertEquals(9000, line.serverSettings().listen().port());
        assertTrue(line.serverSettings().stream().adapt());
        assertFalse(line.serverSettings().logRequests());
        assertEquals(8 << 20, line.memorySettings().maxPictureBytes());
        assertEquals(List.of("a.example.org", "b.example.org"), line.serverSettings().access().hosts());
        assertEquals("%F # {name}", line.cameras().get(0).captureSettings().text().template());
    }

    @Test
    void sectionIsACameraWithSettingsOfItsOwnOnTopOfThoseOfAll() throws Exception {
        CommandLine line = parse("""
            width = 800
            height = 600

            [camera bed]
            source = test
            quality = 55
            strict-jpeg = yes
            [ camera  nozzle ]   # the other
            source = exec:cam -s 1,2
            width = 640
            """);

        List<CameraSpec> cameras = line.cameras();
        assertEquals(List.of("bed", "nozzle"), cameras.stream().map(CameraSpec::name).toList());
        assertEquals(800, cameras.get(0).cameraSettings().width());
        assertEquals(55, cameras.get(0).captureSettings().quality());
        assertTrue(cameras.get(0).captureSettings().strictJpeg());
        assertEquals(640, cameras.get(1).cameraSettings().width());
        assertEquals(600, cameras.get(1).cameraSettings().height());
        assertEquals(80, cameras.get(1).captureSettings().quality());
    }

    @Test
    void commandLineWins() throws Exception {
        String content = "port = 9000\nhost = a\nwidth = 800\n[camera bed]\nsource = test\n";
        CommandLine line = parse(content, "--port", "9001", "--host", "b", "--source", "test");

        assertEquals(9001, line.serverSettings().listen().port());
        assertEquals(List.of("b"), line.serverSettings().access().hosts());
        assertEquals(1, line.cameras().size());
        assertEquals("test", line.cameras().get(0).name());
        assertEquals(800, line.cameras().get(0).cameraSettings().width());
        assertTrue(complaint(content, "--port", "99999").startsWith("--port is 99999, must be 0 to 65535"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFFport = 9000\r\nsource = test\r\n", "port = 9000\rsource = test",
        "\tport\t=\t9000\t\n\n\n  # Gr\u00FC\u00DFe\nsource=test"})
    void filesOfOtherEditorsAreRead(String content) throws Exception {
        assertEquals(9000, parse(content).serverSettings().listen().port());
    }

    @Test
    void emptyFileIsGood() throws Exception {
        assertEquals(8080, parse("").serverSettings().listen().port());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        port = 99999              | webcamd.conf:1: port is 99999, must be 0 to 65535, or none
        # a // port = http         | webcamd.conf:2: port is 'http', must be a whole number
        width = 1280x720 | \
        webcamd.conf:1: width is '1280x720', must be a whole number: --width 1280 --height 720
        prot = 80                 | webcamd.conf:1: there is no option prot; did you mean port?
        max_viewers = 3           | webcamd.conf:1: there is no option max_viewers; did you mean max-viewers?
        resolution = 640x480      | webcamd.conf:1: there is no option resolution; here that is width and height
        password = geheim         | webcamd.conf:1: there is no option password; see webcamd --help
        --port = 80               | webcamd.conf:1: there is no option --port; here that is port, without dashes
        port 80                   | webcamd.conf:1: port needs a = before its value; a line is 'option = value', \
        '[camera NAME]' or '# a comment'
        geheim                    | webcamd.conf:1: a line is 'option = value', '[camera NAME]' or '# a comment'
        adapt = maybe             | webcamd.conf:1: adapt is 'maybe', must be yes or no
        port =                    | webcamd.conf:1: port is '', must be a whole number
        port = 1 // port = 2       | webcamd.conf:2: port stands in line 1 as well; must be one of them
        text = "a" b | \
        webcamd.conf:1: text begins with a quote, must be "..." with none inside and nothing \
        but a comment behind it
        help = yes                | webcamd.conf:1: help is for the command line, and for no file
        config = a                | webcamd.conf:1: config is for the command line, and for no file
        probe = yes               | webcamd.conf:1: probe is for the command line, and for no file
        users = /none/u // operator = ann // anonymous = yes // port = 70000 | webcamd.conf:4: port is 70000, must be \
        0 to 65535, or none
        operator = ann            | webcamd.conf:1: operator is one of the users of --users FILE, and that is not given
        [bed]                     | webcamd.conf:1: '[bed]' is no section, must be [camera NAME] such as \
        [camera bed]
        [camera]                  | webcamd.conf:1: '[camera]' is no section, must be [camera NAME] such as \
        [camera bed]
        [camera a b] // source = test | \
        webcamd.conf:1: camera a b: a name has letters, digits, _ and - only
        [camera bed] // # none | \
        webcamd.conf:1: camera bed has no source: a line such as 'source = /dev/video0' is to \
        stand below it
        [camera bed] // source = test // width = 8 | webcamd.conf:3: camera bed: width is 8, must be 16 to 16384
        [camera bed] // source = test // width = x | webcamd.conf:3: camera bed: width is 'x', must be a whole number
        [camera bed] // source = test // port = 80 | \
        webcamd.conf:3: port is no setting of one camera: it is to stand before \
        the first [camera NAME]
        [camera bed] // source = test // wdith = 80 | webcamd.conf:3: there is no option wdith; did you mean width?
        [camera bed] // source = test // fps = 5 // fps = 6 | \
        webcamd.conf:4: fps stands in line 3 as well; must be one of them
        [camera bed] // source = tset | webcamd.conf:2: camera bed: source is 'tset'
        [camera bed] // source = test // [camera BED] // source = test | \
        webcamd.conf:3: camera BED: there is a camera of this \
        name already
        source = test // [camera bed] // source = test | \
        webcamd.conf:2: camera cannot stand beside --source: name each \
        camera by --camera NAME=SOURCE
        """)
    void mistakeIsToldWithFileLineValueAndWhatIsAccepted(String content, String message) {
        String complaint = complaint(content.replace(" // ", "\n"));
        assertTrue(complaint.startsWith(message), complaint);
    }

    @Test
    void filesThatAreNoneAreToldInOneLine() throws IOException {
        assertEquals("webcamd.conf: no such file", assertThrows(UsageException.class,
            () -> CommandLine.parse("--config", file.toString())).getMessage().replace(folder + "/", ""));
        assertTrue(assertThrows(UsageException.class, () -> CommandLine.parse("--config", folder.toString()))
            .getMessage().endsWith(": is no file, must be a text of lines such as 'port = 8080'"));
        assertEquals("webcamd.conf: is longer than 256 KiB: is it a configuration?", complaint("#\n".repeat(200_000)));
        assertEquals("webcamd.conf:2: is longer than 4096 characters", complaint("\n#" + "x".repeat(5_000)));
        assertTrue(complaint("[camera a]\n".repeat(129)).startsWith("webcamd.conf:129: there are more than 128"));
        Files.write(file, "port = 1\ntext = Gr\u00FC\u00DFe".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(assertThrows(UsageException.class, () -> CommandLine.parse("--config", file.toString()))
            .getMessage().endsWith("webcamd.conf:2: is not UTF-8: save the file as that"));
        Files.write(file, "port = 1".getBytes(StandardCharsets.UTF_16));
        assertTrue(assertThrows(UsageException.class, () -> CommandLine.parse("--config", file.toString()))
            .getMessage().endsWith(":1: is UTF-16, must be UTF-8: save it as that"));
    }

    @Test
    void lineOfBlanksIsNotPonderedOver() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertTrue(
            complaint("[camera" + " ".repeat(4_000) + "x").contains("is no section, must")));
    }

    @Test
    void noSecretOfAFileIsTold() {
        String secret = "http://ann:geheim@192.0.2.1/";
        for (String content : List.of("sorce = " + secret, "source " + secret, secret, "source = \"" + secret,
            "[camera " + secret + "]\nsource = test", "[camera bed\nsource = " + secret,
            "[camera bed]\nsource = " + secret + "\nsource = " + secret,
            "[camera bed]\nsource = http://ann:geheim@192.0.2.1:x/", "camera = " + secret,
            "port = 1\nport = " + secret)) {
            assertFalse(complaint(content).contains("geheim"), complaint(content));
        }
    }

    @Test
    void controlCharactersOfAFileMoveNoCursor() {
        assertFalse(complaint("po\u001B[2Jrt = 1").contains("\u001B"));
    }
}
