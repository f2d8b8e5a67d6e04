package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command that starts a whole cluster says to who has made a mistake. Its webcamd is a fake. */
@Timeout(120)
final class ClusterDemoUsageIT {
    private static final String NAME = "webcamd-cluster-demo";
    private static final String STARTING = NAME + ": starting NATS, a camera, edges (3) and HAProxy ...";

    @TempDir
    static Path made;
    static Path jar;

    @TempDir
    Path folder;
    private Installation webcamd;
    private Path command;

    @BeforeAll
    static void makeFakeServer() throws IOException {
        jar = FakeServer.jar(made);
    }

    @BeforeEach
    void install() throws IOException {
        webcamd = Installation.packed(folder, "web cam d", jar);
        command = Files.copy(Path.of("bin", NAME), webcamd.home.resolve("bin").resolve(NAME));
        Path share = Files.createDirectories(webcamd.home.resolve("share/cluster"));
        for (String file : List.of("nats-home.conf", "haproxy.cfg")) {
            Files.copy(Path.of("share", "cluster", file), share.resolve(file));
        }
    }

    private static RunningProgram run(Installation webcamd, Path program, String... arguments) throws Exception {
        try (RunningProgram demo = webcamd.start(program, arguments)) {
            demo.exitStatus();
            return demo;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--port | --port needs a value",
        "--port 0 | --port is '0', must be 1 to 65535",
        "--port 65536 | --port is '65536', must be 1 to 65535",
        "--port=http | --port is 'http', must be 1 to 65535",
        "--port= | --port is '', must be 1 to 65535",
        "--port 99999999999999999999 | --port is '99999999999999999999', must be 1 to 65535",
        "--edges -1 | --edges is '-1', must be 1 to 9",
        "--edges 10 | --edges is '10', must be 1 to 9",
        "--edges=3.5 | --edges is '3.5', must be 1 to 9",
        "--v4bindaddress localhost | --v4bindaddress is 'localhost', must be an IPv4 address such as 0.0.0.0",
        "--v4bindaddress 1.2.3.256 | --v4bindaddress is '1.2.3.256', must be an IPv4 address such as 0.0.0.0",
        "--publish nats://x | there is no option '--publish', only --port, --edges and --v4bindaddress",
        "8080 | there is no option '8080', only --port, --edges and --v4bindaddress",
    })
    void wrongOptionIsRefusedInOneLine(String options, String refusal) throws Exception {
        RunningProgram demo = run(webcamd, command, options.split(" "));

        assertEquals(2, demo.exitStatus(), demo::toString);
        assertEquals(List.of(NAME + ": " + refusal + "; --help tells more"), demo.err());
        assertEquals(List.of(), demo.out());
    }

    @Test
    void valueOfSeveralLinesIsToldInOne() throws Exception {
        RunningProgram demo = run(webcamd, command, "--port", "80\n\u001b[2J");

        assertEquals(List.of(NAME + ": --port is $'80\\n\\E[2J', must be 1 to 65535; --help tells more"), demo.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void helpFitsIntoATerminal(String option) throws Exception {
        RunningProgram demo = run(webcamd, command, "--port", "8081", option);

        assertEquals(0, demo.exitStatus());
        assertEquals(List.of(), demo.err());
        assertTrue(demo.out().stream().allMatch(line -> line.length() <= 80), demo::toString);
        assertTrue(demo.toString().contains("apt install nats-server haproxy"), demo::toString);
    }

    @ParameterizedTest
    @CsvSource({"'', nats-server and haproxy", "haproxy, nats-server", "nats-server, haproxy"})
    void missingProgramsAreToldWithWhatToInstall(String installed, String missing) throws Exception {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : List.of("bash", "dirname", "readlink")) {
            Path program = RunningProgram.find(tool).orElseThrow();
            Installation.script(tools.resolve(tool), "#!/bin/sh\nexec " + program + " \"$@\"\n");
        }
        if (!installed.isEmpty()) {
            Installation.script(tools.resolve(installed), "#!/bin/sh\n");
        }
        // Not what this machine has there.
        Files.writeString(command, Files.readString(command).replace("PATH=$PATH:/usr/local/sbin:/usr/sbin", ""));
        RunningProgram demo = run(webcamd.with("PATH", tools), command);

        assertEquals(1, demo.exitStatus(), demo::toString);
        assertEquals(List.of(NAME + ": " + missing + " not found: apt install nats-server haproxy"), demo.err());
    }

    @Test
    void copyOfTheScriptAloneSaysWhatToDo() throws Exception {
        ClusterDemo.assumePossible();
        Path copy = Files.copy(command, Files.createDirectories(folder.resolve("bin")).resolve(NAME));
        RunningProgram demo = run(webcamd, copy);

        assertEquals(1, demo.exitStatus(), demo::toString);
        assertEquals(List.of(NAME + ": there is no " + folder.toRealPath().resolve("bin/webcamd")
            + "; is this a copy of the script? Make a link to it instead"), demo.err());
    }

    @Test
    void worksThroughALinkAndSaysWhatJavaLacks() throws Exception {
        ClusterDemo.assumePossible();
        Path link = Files.createSymbolicLink(webcamd.home.resolve(NAME), command);
        Path old = Installation.script(folder.resolve("old/bin/java"), "#!/bin/sh\necho 'version \"11.0.2\"' >&2\n");
        RunningProgram demo = run(webcamd.with("JAVA_HOME", old.getParent().getParent()), link);

        assertEquals(1, demo.exitStatus(), demo::toString);
        assertEquals(1, demo.err().size(), demo::toString);
        assertTrue(demo.err().get(0).startsWith("webcamd: needs Java 17 or newer"), demo::toString);
    }

    @Test
    void portThatIsTakenIsToldBeforeAnythingElseStarts() throws Exception {
        ClusterDemo.assumePossible();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            RunningProgram demo = run(webcamd, command, "--port", Integer.toString(port));

            assertEquals(1, demo.exitStatus(), demo::toString);
            assertEquals(List.of(STARTING, NAME + ": port " + port + " of 127.0.0.1 is taken by another program: try "
                + "--port " + (port % 65_535 + 1)), demo.err());
            assertEquals(List.of(), left());
        }
    }

    @Test
    void addressOfAnotherMachineIsRefused() throws Exception {
        ClusterDemo.assumePossible();
        RunningProgram demo = run(webcamd, command, "--v4bindaddress", "192.0.2.1");

        assertEquals(1, demo.exitStatus(), demo::toString);
        assertEquals(List.of(STARTING, NAME + ": --v4bindaddress is 192.0.2.1, which no interface here has"),
            demo.err());
        assertEquals(List.of(), left());
    }

    /** The fake of webcamd has nothing to do and ends. */
    @Test
    void partThatEndsAtOnceIsToldWithWhatItSaid() throws Exception {
        ClusterDemo.assumePossible();
        String port = Integer.toString(RunningProgram.freePort());
        RunningProgram demo = run(webcamd, command, "--edges", "1", "--port", port);

        assertEquals(1, demo.exitStatus(), demo::toString);
        assertTrue(demo.err().get(1).matches(NAME + ": (camera|edge1) has ended; what it said last, of /.*\\.log:"),
            demo::toString);
        assertTrue(demo.err().contains("native access tried"), demo::toString);
        assertTrue(left().contains("camera.log"), () -> left().toString());
        assertTrue(left().stream().allMatch(name -> name.endsWith(".log")), () -> left().toString());
    }

    @Test
    void folderThatCannotBeMadeIsTold() throws Exception {
        ClusterDemo.assumePossible();
        Path file = Files.createFile(folder.resolve("file"));
        RunningProgram demo = run(webcamd.with("TMPDIR", file), command);

        assertEquals(1, demo.exitStatus(), demo::toString);
        assertEquals(List.of(NAME + ": no folder can be made in " + file + ": set TMPDIR to another one"), demo.err());
    }

    private List<String> left() {
        try (Stream<Path> all = Files.walk(folder.resolve("tmp"))) {
            return all.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
