package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher waits some seconds before it makes the archive; a sleep that returns at once stands in here. No folder
 * of jars here has a space in its name: Java 17 then leaves their classes out of the archive.
 */
class LauncherArchiveIT {
    private static final String FLAG = "flag:-XX:SharedArchiveFile=";

    @TempDir
    static Path made;
    static Path jar;

    @TempDir
    Path folder;
    Installation webcamd;
    Path cache;
    Path slept;

    @BeforeAll
    static void makeFakeServer() throws IOException {
        jar = FakeServer.jar(made);
    }

    @BeforeEach
    void install() throws IOException {
        cache = folder.resolve("the cache");
        slept = folder.resolve("slept");
        Path tools = folder.resolve("tools");
        Installation.script(tools.resolve("sleep"), "#!/bin/sh\n: > '" + slept + "'\n");
        webcamd = Installation.packed(folder, "webcamd", jar).without("WEBCAMD_CDS").with("CACHE_DIRECTORY", cache)
            .with("PATH", tools + ":" + System.getenv("PATH"));
    }

    @Test
    void firstRunMakesTheArchiveAndTheNextOneUsesIt() throws Exception {
        Path archive = makeArchive();
        RunningProgram second = webcamd.with("WEBCAMD_JAVA_OPTS", "-Xlog:class+load:stdout:none").run();
        assertTrue(second.out().contains(FLAG + archive), second::toString);
        String fromArchive = "org.webcamd.launch.Main source: shared objects file (top)";
        assertTrue(second.out().contains(fromArchive), second::toString);
        assertEquals(List.of(), second.err());
        assertEquals(List.of(archive), files(".jsa"));
        assertEquals(List.of(), files(".part"));
    }

    @Test
    void otherJarsGetANewArchiveAndTheOldOneGoes() throws Exception {
        Path first = makeArchive();
        Files.copy(jar, webcamd.home.resolve("lib/other.jar"));
        Path second = makeArchive();
        assertNotEquals(first, second);
        assertEquals(List.of(second), files(".jsa"));
    }

    @Test
    void jarOfSameSizeAndTimeWithOtherContentGetsANewArchive() throws Exception {
        Path own = webcamd.home.resolve("lib/webcamd-dist-1.jar");
        Path first = makeArchive();
        FileTime time = Files.getLastModifiedTime(own);
        byte[] content = Files.readAllBytes(own);
        content[10] ^= 1; // the time of the first file in the jar, which Java does not look at
        Files.write(own, content);
        Files.setLastModifiedTime(own, time);
        assertNotEquals(first, makeArchive());
    }

    @Test
    void archiveThatDoesNotFitIsPassedOverInSilence() throws Exception {
        byte[] ofOlderJar = Files.readAllBytes(makeArchive());
        Files.setLastModifiedTime(webcamd.home.resolve("lib/webcamd-dist-1.jar"), FileTime.from(Instant.EPOCH));
        Path archive = makeArchive();
        for (byte[] content : List.of(ofOlderJar, new byte[100_000])) {
            Files.delete(archive);
            Files.write(archive, content);
            RunningProgram program = webcamd.run("exit", "4");
            assertEquals(4, program.exitStatus(), program::toString);
            assertEquals(List.of(), program.err());
            assertTrue(program.out().contains(FLAG + archive), program::toString);
            assertTrue(program.out().stream().noneMatch(line -> line.startsWith("[")), program::toString);
        }
    }

    @Test
    void startAfterACrashMakesTheArchiveAnew() throws Exception {
        Path archive = makeArchive();
        Files.setLastModifiedTime(archive, FileTime.from(Instant.now().minusSeconds(60)));
        Files.createFile(cache.resolve("crash.log"));
        assertEquals(archive, makeArchive());
        assertTrue(webcamd.run().out().contains(FLAG + archive));
    }

    @Test
    void archiveThatCannotBeMadeIsTriedOnceADay() throws Exception {
        webcamd.with("ARCHIVE_STATUS", 3);
        try (RunningProgram server = webcamd.start("stay")) {
            await(() -> files(".failed").size() == 1);
            assertTrue(Files.readString(files(".failed").get(0)).contains("making an archive"));
            server.terminate();
            server.exitStatus();
        }
        assertEquals(List.of(), files(".jsa"));
        Files.delete(slept);
        webcamd.run("exit", "0");
        assertFalse(Files.exists(slept));
        FileTime dayBeforeYesterday = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
        Files.setLastModifiedTime(files(".failed").get(0), dayBeforeYesterday);
        webcamd.without("ARCHIVE_STATUS");
        makeArchive();
        assertEquals(List.of(), files(".failed"));
    }

    @Test
    void helpVersionAndTheSwitchMakeNone() throws Exception {
        webcamd.run("--help");
        webcamd.run("--port", "1", "-h");
        webcamd.run("--version");
        webcamd.with("WEBCAMD_CDS", 0).run("exit", "0");
        assertFalse(Files.exists(slept));
    }

    /** Runs a server that has no archive to use until there is a new one. */
    private Path makeArchive() throws Exception {
        Map<Path, FileTime> before = archives();
        try (RunningProgram server = webcamd.start("stay")) {
            await(() -> !before.entrySet().containsAll(archives().entrySet()));
            server.awaitOut("staying");
            assertTrue(server.out().stream().noneMatch(line -> line.startsWith(FLAG)), server::toString);
            server.terminate();
            assertEquals(0, server.exitStatus(), server::toString);
        }
        Map<Path, FileTime> after = archives();
        after.entrySet().removeAll(before.entrySet());
        return after.keySet().iterator().next();
    }

    private Map<Path, FileTime> archives() throws IOException {
        Map<Path, FileTime> times = new HashMap<>();
        for (Path path : files(".jsa")) {
            try {
                times.put(path, Files.getLastModifiedTime(path));
            } catch (NoSuchFileException e) {
                times.remove(path); // removed by the launcher just now
            }
        }
        return times;
    }

    private List<Path> files(String ending) throws IOException {
        if (!Files.isDirectory(cache)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(cache)) {
            return all.filter(path -> path.toString().endsWith(ending)).sorted().toList();
        }
    }

    /** Something that comes true in time. */
    private interface Event {
        boolean has() throws IOException;
    }

    private static void await(Event event) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!event.has()) {
            assertTrue(System.nanoTime() < deadline, "waited too long");
            Thread.sleep(20);
        }
    }
}
