package org.webcamd.packaging;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A folder with the launcher in bin/ and a fake server in lib/, and the environment that a launch of it gets. */
final class Installation {
    static final Path LAUNCHER = Path.of("bin", "webcamd").toAbsolutePath();
    /** What it has the checkout built by. */
    static final Path BUILD = Path.of("..", ".mvn", "build.sh").toAbsolutePath().normalize();

    private static final Path JARS = Path.of("target", "lib");

    final Path home;
    final Map<String, String> environment;

    private Installation(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
    }

    /** Packed as the distribution is. The environment has no class-data archive and all caches within the folder. */
    static Installation packed(Path folder, String name, Path jar) throws IOException {
        Path home = folder.resolve(name);
        copyLauncher(home);
        Files.createDirectories(home.resolve("lib"));
        Files.copy(jar, home.resolve("lib/webcamd-dist-1.jar"));
        return new Installation(home, environment(folder));
    }

    /** The program itself, with the jars that were packaged. */
    static Installation whole(Path folder) throws IOException {
        assumeTrue(Files.isDirectory(JARS), "nothing was packaged");
        Path home = folder.resolve("webcamd");
        copyLauncher(home);
        Files.createSymbolicLink(home.resolve("lib"), JARS.toRealPath());
        return new Installation(home, environment(folder));
    }

    /** As in a source checkout, with the given script in place of Maven's wrapper. */
    static Installation checkout(Path folder, String mvnw) throws IOException {
        Path root = folder.resolve("check out");
        copyLauncher(root.resolve("webcamd-dist"));
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Files.writeString(root.resolve("webcamd-dist/pom.xml"), "<project/>");
        Files.createDirectories(root.resolve("webcamd-core/src/main/java"));
        Files.writeString(root.resolve("webcamd-core/src/main/java/A.java"), "class A { }");
        script(root.resolve("mvnw"), mvnw);
        script(root.resolve(".mvn/build.sh"), Files.readString(BUILD));
        return new Installation(root.resolve("webcamd-dist"), environment(folder));
    }

    private static void copyLauncher(Path home) throws IOException {
        Path bin = Files.createDirectories(home.resolve("bin"));
        Files.copy(LAUNCHER, bin.resolve("webcamd"));
        bin.resolve("webcamd").toFile().setExecutable(true);
    }

    private static Map<String, String> environment(Path folder) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", System.getenv("PATH"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("HOME", Files.createDirectories(folder.resolve("user")).toString());
        environment.put("TMPDIR", Files.createDirectories(folder.resolve("tmp")).toString());
        environment.put("WEBCAMD_CDS", "0");
        return environment;
    }

    static Path script(Path path, String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        path.toFile().setExecutable(true);
        return path;
    }

    Path launcher() {
        return home.resolve("bin/webcamd");
    }

    Installation with(String name, Object value) {
        environment.put(name, value.toString());
        return this;
    }

    Installation without(String name) {
        environment.remove(name);
        return this;
    }

    RunningProgram start(String... arguments) throws IOException {
        return start(launcher(), arguments);
    }

    RunningProgram start(Path launcher, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.getRoot().toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return RunningProgram.start(builder);
    }

    /** Starts, waits for the end, and gives what was printed and the exit status. */
    RunningProgram run(String... arguments) throws IOException, InterruptedException {
        try (RunningProgram program = start(arguments)) {
            program.exitStatus();
            return program;
        }
    }

    /** The cache folder that the fake server was told of. */
    static Path cache(RunningProgram program) {
        String flag = "flag:-XX:ErrorFile=";
        return program.out().stream().filter(line -> line.startsWith(flag)).findFirst()
            .map(line -> Path.of(line.substring(flag.length())).getParent())
            .orElseThrow(() -> new AssertionError(program));
    }
}
