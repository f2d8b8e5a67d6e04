package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LauncherIT {
    @TempDir
    static Path made;
    static Path jar;

    @TempDir
    Path folder;
    Installation webcamd;

    @BeforeAll
    static void makeFakeServer() throws IOException {
        jar = FakeServer.jar(made);
    }

    @BeforeEach
    void install() throws IOException {
        webcamd = Installation.packed(folder, "web cam d", jar);
    }

    @Test
    void argumentsArriveAsTheyWereGiven() throws Exception {
        RunningProgram program = webcamd.run("a b", "", "*", "--port=1", "$HOME", "it's");
        List<String> arguments = program.out().stream().filter(line -> line.startsWith("arg:")).toList();
        assertEquals(List.of("arg:a b", "arg:", "arg:*", "arg:--port=1", "arg:$HOME", "arg:it's"), arguments);
    }

    @Test
    void exitStatusIsThatOfTheServer() throws Exception {
        assertEquals(42, webcamd.run("exit", "42").exitStatus());
    }

    @Test
    void serverTakesTheProcessOfTheLauncherAndItsSignals() throws Exception {
        try (RunningProgram program = webcamd.start("stay")) {
            program.awaitOut("pid:" + program.pid());
            program.awaitOut("staying");
            program.terminate();
            assertEquals(0, program.exitStatus());
            program.awaitOut("stopping");
        }
    }

    @Test
    void worksThroughChainedLinks() throws Exception {
        Path first = Files.createSymbolicLink(folder.resolve("first link"), webcamd.launcher());
        Path second = Files.createSymbolicLink(Files.createDirectory(folder.resolve("other")).resolve("webcamd"),
            Path.of("..").resolve(first.getFileName()));
        try (RunningProgram program = webcamd.start(second, "exit", "7")) {
            assertEquals(7, program.exitStatus());
        }
    }

    @Test
    void ownJarsComeFirstAndTheOthersInTheOrderOfTheirNames() throws Exception {
        for (String name : List.of("b.jar", "Z.jar", "a.jar", "webcamd-core-1.jar")) {
            Files.copy(jar, webcamd.home.resolve("lib").resolve(name));
        }
        String jars = Stream.of("webcamd-core-1.jar", "webcamd-dist-1.jar", "Z.jar", "a.jar", "b.jar")
            .map(name -> webcamd.home.resolve("lib").resolve(name).toString())
            .reduce((some, more) -> some + ":" + more).orElseThrow();
        assertTrue(webcamd.with("LC_ALL", "C.UTF-8").run().out().contains("jars:" + jars));
    }

    @Test
    void copyOfTheScriptAloneSaysWhatToDo() throws Exception {
        Path copy = Files.copy(webcamd.launcher(), Files.createDirectories(folder.resolve("bin")).resolve("webcamd"));
        copy.toFile().setExecutable(true);
        try (RunningProgram program = webcamd.start(copy)) {
            assertEquals(1, program.exitStatus());
            assertOneLine(program.err(), "Make a link to it instead");
        }
    }

    @Test
    void javaHomeWithoutAJavaIsSaid() throws Exception {
        RunningProgram program = webcamd.with("JAVA_HOME", folder).run();
        assertOneLine(program.err(), "JAVA_HOME is " + folder + ", where there is no bin/java; taking the java of the");
    }

    @ParameterizedTest
    @MethodSource("javaHomes")
    void nothingIsPrintedButWhatTheServerPrints(Path javaHome) throws Exception {
        RunningProgram program = webcamd.with("JAVA_HOME", javaHome).run();
        assertEquals(List.of(), program.err());
        assertTrue(program.out().contains("native access tried"), program::toString);
        assertTrue(program.out().stream().noneMatch(line -> line.contains("WARN")), program::toString);
    }

    /** The Java that runs the tests and those beside it. */
    static Stream<Path> javaHomes() throws IOException {
        Path folder = Path.of("/usr/lib/jvm");
        Stream<Path> others = Files.isDirectory(folder) ? Files.list(folder) : Stream.of();
        try (others) {
            List<Path> homes = others.filter(home -> isNewEnough(home)).toList();
            return Stream.concat(Stream.of(Path.of(System.getProperty("java.home"))), homes.stream())
                .map(LauncherIT::real).distinct().toList().stream();
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }

    private static boolean isNewEnough(Path javaHome) {
        try {
            String release = Files.readString(javaHome.resolve("release"));
            return release.contains("JAVA_VERSION=\"17.") || release.matches("(?s).*JAVA_VERSION=\"[2-9]\\d[.\"].*");
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void oldJavaIsRefusedWithWhatToInstall() throws Exception {
        Path old = folder.resolve("old");
        Installation.script(old.resolve("bin/java"), "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
        assertNeedsJava(webcamd.with("JAVA_HOME", old).run(), "11.0.2");
    }

    @Test
    void versionOnFileIsReadWithoutStartingJava() throws Exception {
        Path old = folder.resolve("old");
        Installation.script(old.resolve("bin/java"), "#!/bin/sh\ntouch \"$TMPDIR/started\"\n");
        Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"Old\"\nJAVA_VERSION=\"1.8.0_402\"\n");
        assertNeedsJava(webcamd.with("JAVA_HOME", old).run(), "1.8.0_402");
        assertFalse(Files.exists(folder.resolve("tmp/started")));
    }

    @Test
    void missingJavaIsToldWithWhatToInstall() throws Exception {
        assertNeedsJava(webcamd.without("JAVA_HOME").with("PATH", toolsWithoutJava()).run(), "found none");
    }

    private Path toolsWithoutJava() throws IOException {
        Path tools = folder.resolve("tools");
        for (String tool : List.of("readlink", "sed", "head")) {
            Path installed = RunningProgram.find(tool).orElseThrow();
            Installation.script(tools.resolve(tool), "#!/bin/sh\nexec " + installed + " \"$@\"\n");
        }
        return tools;
    }

    private static void assertNeedsJava(RunningProgram program, String found) throws InterruptedException {
        assertEquals(1, program.exitStatus());
        assertOneLine(program.err(), found);
        assertOneLine(program.err(), "apt install openjdk-17-jre-headless");
    }

    private static void assertOneLine(List<String> lines, String part) {
        assertEquals(1, lines.size(), lines::toString);
        assertTrue(lines.get(0).startsWith("webcamd: ") && lines.get(0).contains(part), lines::toString);
    }

    @Test
    void javaOptionsOfTheUserComeLast() throws Exception {
        List<String> flags = webcamd.with("WEBCAMD_JAVA_OPTS", "-Xmx77m  -Dstar=*").run().out();
        assertTrue(flags.indexOf("flag:-Xmx77m") > flags.indexOf("flag:-Xmx64m"), flags::toString);
        assertTrue(flags.contains("flag:-Dstar=*"), flags::toString);
    }

    @Test
    void environmentIsSetWhereTheUserDidNot() throws Exception {
        List<String> out = webcamd.with("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", 5).with("LD_BIND_NOW", 1).run().out();
        assertTrue(out.contains("LD_BIND_NOW=null"), out::toString);
        assertTrue(out.contains("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT=5"), out::toString);
        assertTrue(out.contains("MALLOC_ARENA_MAX=2"), out::toString);
    }

    @Test
    void cacheIsWhereSystemdOrTheUserWantsIt() throws Exception {
        assertEquals(folder.resolve("user/.cache/webcamd"), cache());
        webcamd.with("XDG_CACHE_HOME", folder.resolve("x d g"));
        assertEquals(folder.resolve("x d g/webcamd"), cache());
        webcamd.with("CACHE_DIRECTORY", folder.resolve("of systemd") + ":/second");
        assertEquals(folder.resolve("of systemd"), cache());
    }

    @Test
    void cacheThatCannotBeWrittenGivesWayToAPrivateTemporaryFolder() throws Exception {
        webcamd.with("XDG_CACHE_HOME", Files.createFile(folder.resolve("file")));
        Path cache = cache();
        assertEquals(folder.resolve("tmp"), cache.getParent());
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)));
        assertEquals(cache, cache(), "the same one the next time");
    }

    @Test
    void temporaryFolderThatOthersCanWriteIsNotUsed() throws Exception {
        webcamd.with("XDG_CACHE_HOME", Files.createFile(folder.resolve("file")));
        Path first = cache();
        Files.setPosixFilePermissions(first, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path second = cache();
        assertFalse(second.equals(first), second::toString);
        assertEquals(folder.resolve("tmp"), second.getParent());
    }

    @Test
    void nativeLibrariesAreThoseBesideTheJars() throws Exception {
        List<String> out = webcamd.run().out();
        Path natives = webcamd.home.resolve("lib/native");
        for (String property : List.of("webcamd.natives", "java.library.path", "jna.boot.library.path")) {
            assertTrue(out.contains("flag:-D" + property + "=" + natives), out::toString);
        }
    }

    private Path cache() throws Exception {
        return Installation.cache(webcamd.run());
    }

    @Test
    void scriptsAreCleanForShellcheck() throws Exception {
        Optional<Path> shellcheck = RunningProgram.find("shellcheck");
        assumeTrue(shellcheck.isPresent(), "shellcheck is not installed");
        RunningProgram program = RunningProgram.run(shellcheck.get().toString(), Installation.LAUNCHER.toString(),
            Installation.LAUNCHER.resolveSibling("webcamd-cluster-demo").toString(), Installation.BUILD.toString());
        assertEquals(0, program.exitStatus(), program::toString);
    }
}
