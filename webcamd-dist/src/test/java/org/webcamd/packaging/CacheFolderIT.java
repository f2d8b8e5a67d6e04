package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that native libraries cannot be unpacked to, or not be loaded from. Small disks are mounted for it. */
class CacheFolderIT {
    private static final String REMEDY = "set XDG_CACHE_HOME to a better one";
    private static final String NOEXEC = "is on a disk that nothing can be run from (mounted noexec)";

    @TempDir
    static Path made;
    static Path jar;

    @TempDir
    Path folder;
    Installation webcamd;
    Path disk;

    @BeforeAll
    static void makeFakeServer() throws IOException {
        jar = FakeServer.jar(made);
    }

    @BeforeEach
    void install() throws IOException {
        webcamd = Installation.packed(folder, "webcamd", jar);
        disk = Files.createDirectory(folder.resolve("a disk"));
    }

    private void mount(String options) throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can mount a disk");
        RunningProgram mounted = RunningProgram.run("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk.toString());
        assumeTrue(mounted.exitStatus() == 0, "no disk can be mounted here");
    }

    @AfterEach
    void unmount() throws Exception {
        RunningProgram.run("umount", "-l", disk.toString());
    }

    /** Native libraries of a megabyte, before they are unpacked. */
    private void addNatives() throws IOException {
        try (RandomAccessFile natives =
            new RandomAccessFile(webcamd.home.resolve("lib/some-1-linux-x86_64.jar").toFile(), "rw")) {
            natives.setLength(1 << 20);
        }
    }

    @Test
    void folderThatNothingCanBeRunFromGivesWayToTheNext() throws Exception {
        mount("noexec");
        RunningProgram program = webcamd.with("CACHE_DIRECTORY", disk.resolve("cache")).run();
        assertEquals(folder.resolve("user/.cache/webcamd"), cache(program));
        assertOneLine(program, "the cache folder " + disk.resolve("cache") + " " + NOEXEC, REMEDY);
    }

    @Test
    void folderThatIsFullGivesWayToTheNext() throws Exception {
        addNatives();
        mount("size=1m");
        RunningProgram program = webcamd.with("XDG_CACHE_HOME", disk).run();
        assertEquals(folder.resolve("tmp"), cache(program).getParent());
        assertOneLine(program, "the cache folder " + disk.resolve("webcamd") + " is full: ", "MB are left", REMEDY);
    }

    @Test
    void fullDiskIsNoHarmWhereEverythingIsUnpacked() throws Exception {
        addNatives();
        mount("size=3m");
        RunningProgram first = webcamd.with("CACHE_DIRECTORY", disk.resolve("cache")).run();
        Path unpacked = cache(first).resolve("native/some-1-linux-x86_64.jar/library.so");
        Files.createDirectories(unpacked.getParent());
        Files.write(unpacked, new byte[2_500_000]);
        RunningProgram second = webcamd.run();
        assertEquals(disk.resolve("cache"), cache(second));
        assertEquals(List.of(), second.err());
    }

    @Test
    void serverRunsWhereNoFolderWillDoAndTheLauncherHasSaidSo() throws Exception {
        mount("noexec");
        RunningProgram program = webcamd.with("XDG_CACHE_HOME", disk).with("TMPDIR", disk).run("exit", "7");
        assertEquals(7, program.exitStatus(), program::toString);
        assertEquals(2, program.err().size(), program::toString);
        assertTrue(program.err().get(1).contains("the last cache folder, " + disk), program::toString);
        assertTrue(program.err().stream().allMatch(line -> line.contains(NOEXEC) && line.contains(REMEDY)),
            program::toString);
    }

    @Test
    void folderThatWillDoIsWrittenToOnce() throws Exception {
        RunningProgram program = webcamd.run();
        Path probe = cache(program).resolve("native/probe");
        Object before = Files.getLastModifiedTime(probe);
        assertEquals(List.of(), program.err());
        assertEquals(List.of(), webcamd.run().err());
        assertEquals(before, Files.getLastModifiedTime(probe));
    }

    @Test
    void streamThatIsClosedIsNotTakenForAFile() throws Exception {
        for (String stream : List.of("0", "2")) {
            RunningProgram program = runWithClosed(stream);
            assertTrue(program.out().contains("stream:" + stream + ":/dev/null"), program::toString);
        }
        assertEquals(List.of(), runWithClosed("1").err());
    }

    private RunningProgram runWithClosed(String stream) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c",
            "'" + webcamd.launcher() + "' exit 5 " + stream + ">&-");
        builder.environment().putAll(webcamd.environment);
        try (RunningProgram program = RunningProgram.start(builder)) {
            assertEquals(5, program.exitStatus(), program::toString);
            return program;
        }
    }

    private static void assertOneLine(RunningProgram program, String... parts) {
        assertEquals(1, program.err().size(), program::toString);
        for (String part : parts) {
            assertTrue(program.err().get(0).contains(part), program::toString);
        }
    }

    private static Path cache(RunningProgram program) {
        return program.out().stream().filter(line -> line.startsWith("native:")).findFirst()
            .map(line -> Path.of(line.substring("native:".length())).getParent())
            .orElseThrow(() -> new AssertionError(program));
    }
}
