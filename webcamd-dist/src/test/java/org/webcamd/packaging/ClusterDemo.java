package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command that starts a whole cluster, which is ready on a free port of 127.0.0.1; its files are in one folder. */
final class ClusterDemo implements AutoCloseable {
    private static final long LIMIT_SECONDS = 60;
    private static final Pattern PROCESSES = Pattern.compile("process (\\d+), edges are((?: \\d+)+)\\.");

    private final int port = RunningProgram.freePort();
    private final Path temporary;
    private final RunningProgram program;
    private final List<ProcessHandle> parts;

    private ClusterDemo(Path command, Path folder, int edges, Path tools) throws Exception {
        // Such names are none that a configuration is written for.
        temporary = Files.createDirectories(folder.resolve("a folder's \"name\" " + "x".repeat(120)));
        ProcessBuilder builder = new ProcessBuilder(command.toString(), "--port", Integer.toString(port),
            "--edges=" + edges).directory(folder.toFile());
        // As some have it, relative to where the command is started.
        builder.environment().put("TMPDIR", folder.relativize(temporary).toString());
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().merge("PATH", tools + ":", (path, first) -> first + path);
        program = RunningProgram.start(builder);
        program.awaitOut("http://127.0.0.1:" + port + "/");
        program.awaitOut("Ctrl-C ends all of them.");
        parts = ProcessHandle.of(program.pid()).orElseThrow().descendants().toList();
    }

    static void assumePossible() {
        for (String name : List.of("nats-server", "haproxy")) {
            assumeTrue(RunningProgram.find(name).isPresent(), name + " is not installed");
        }
    }

    /** Unpacks the archive as it is shipped, and returns the command in it. */
    static Path unpack(Path folder) throws Exception {
        try (Stream<Path> made = Files.list(Path.of("target"))) {
            Path archive = made.filter(path -> path.toString().matches(".*/webcamd-.*-linux-.*\\.tar\\.gz")).findFirst()
                .orElse(null);
            assumeTrue(archive != null, "nothing was packed");
            RunningProgram tar = RunningProgram.run("tar", "-xzf", archive.toAbsolutePath().toString(), "-C",
                folder.toString(), "--strip-components=1");
            assertEquals(0, tar.exitStatus(), tar::toString);
        }
        return folder.resolve("bin/webcamd-cluster-demo");
    }

    static ClusterDemo start(Path command, Path folder, int edges) throws Exception {
        return start(command, folder, edges, Path.of("/nothing"));
    }

    /** With these programs in place of those of the machine. */
    static ClusterDemo start(Path command, Path folder, int edges, Path tools) throws Exception {
        return new ClusterDemo(command, folder, edges, tools);
    }

    int port() {
        return port;
    }

    RunningProgram program() {
        return program;
    }

    /** What it says the process of an edge is; the first is 1. */
    ProcessHandle edge(int number) {
        Matcher told = PROCESSES.matcher(String.join("\n", program.out()));
        assertTrue(told.find(), program::toString);
        return ProcessHandle.of(Long.parseLong(told.group(2).strip().split(" ")[number - 1])).orElseThrow();
    }

    ProcessHandle part(String name) {
        return parts.stream().filter(part -> part.info().command().orElse("").endsWith("/" + name)).findFirst()
            .orElseThrow();
    }

    void awaitAllGone() throws Exception {
        for (ProcessHandle part : parts) {
            part.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        }
        assertTrue(parts.size() >= 4, parts::toString);
    }

    /** One of those that its parts have been started with. */
    String file(String name) throws IOException {
        try (Stream<Path> all = Files.walk(temporary)) {
            return Files.readString(all.filter(path -> path.endsWith(name)).findFirst().orElseThrow());
        }
    }

    /** Of its broker. */
    Set<String> passwords() throws IOException {
        return Pattern.compile("//\\w+:(\\w+)@").matcher(file("camera.conf") + file("edge.conf")).results()
            .map(found -> found.group(1)).collect(Collectors.toSet());
    }

    /** The files that are left, by their names. */
    List<String> leftFiles() throws IOException {
        try (Stream<Path> all = Files.walk(temporary)) {
            return all.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public void close() {
        program.close();
        parts.forEach(ProcessHandle::destroyForcibly);
    }
}
