package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cache folders that are of no use. Small disks are mounted for it. */
class CacheFolderIT {
    private static final String REMEDY = "set XDG_CACHE_HOME to a better one";

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

    @Test
    void folderThatCannotBeWrittenToGivesWayToTheNext() throws Exception {
        mount("ro");
        RunningProgram program = webcamd.with("CACHE_DIRECTORY", disk.resolve("cache")).run();
        assertEquals(folder.resolve("user/.cache/webcamd"), Installation.cache(program));
        assertOneLine(program, "the cache folder " + disk.resolve("cache") + " cannot be written to", REMEDY);
    }

    @Test
    void serverRunsWhereNoFolderWillDo() throws Exception {
        mount("ro");
        RunningProgram program = webcamd.with("XDG_CACHE_HOME", disk).with("TMPDIR", disk).without("WEBCAMD_CDS")
            .run("exit", "7");
        assertEquals(7, program.exitStatus(), program::toString);
        assertOneLine(program, "the cache folder " + disk.resolve("webcamd") + " cannot be written to", REMEDY);
    }

    @Test
    void nothingIsRunFromTheFolder() throws Exception {
        mount("noexec");
        RunningProgram program = webcamd.with("CACHE_DIRECTORY", disk.resolve("cache")).run();
        assertEquals(disk.resolve("cache"), Installation.cache(program));
        assertEquals(List.of(), program.err());
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
}
