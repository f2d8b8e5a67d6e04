package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherBuildIT {
    private static final String BUILDING_FIRST = "webcamd: building (first start, takes a minute or two) ...";
    private static final String BUILDING_AGAIN = "webcamd: building (the sources have changed, takes a minute) ...";
    private static final String WAITING = "webcamd: waiting for another start that is building";

    /** Counts its calls, waits while there is a file "hold", fails when there is a file "bad", else "builds". */
    private static final String MVNW = """
        #!/bin/sh
        echo "$@" >> calls
        turns=0
        while [ -e hold ] && [ $turns -lt 1200 ]; do turns=$((turns + 1)); sleep 0.05; done
        if [ -e bad ]; then echo "Main.java:1: not Java"; exit 1; fi
        mkdir -p webcamd-dist/target/lib
        rm -f webcamd-dist/target/lib/*
        cp "%s" webcamd-dist/target/lib/webcamd-dist-1.jar
        """;

    @TempDir
    static Path made;
    static Path jar;

    @TempDir
    Path folder;
    Installation webcamd;
    Path root;

    @BeforeAll
    static void makeFakeServer() throws IOException {
        jar = FakeServer.jar(made);
    }

    @BeforeEach
    void checkOut() throws IOException {
        webcamd = Installation.checkout(folder, MVNW.formatted(jar));
        root = webcamd.home.getParent();
    }

    @Test
    void firstStartBuildsAndTheNextDoesNot() throws Exception {
        RunningProgram first = webcamd.run("exit", "3");
        assertEquals(3, first.exitStatus());
        assertEquals(List.of(BUILDING_FIRST), first.err());
        assertEquals(List.of("-q -DskipTests package"), calls());
        assertEquals(List.of(), webcamd.run("exit", "3").err());
        assertEquals(1, calls().size());
    }

    @Test
    void changedSourceIsBuiltAndAlsoARemovedOne() throws Exception {
        webcamd.run();
        Files.writeString(root.resolve("webcamd-core/src/main/java/A.java"), "class A { int changed; }");
        assertEquals(List.of(BUILDING_AGAIN), webcamd.run().err());
        Files.delete(root.resolve("webcamd-core/src/main/java/A.java"));
        assertEquals(List.of(BUILDING_AGAIN), webcamd.run().err());
        Files.writeString(root.resolve("webcamd-dist/pom.xml"), "<project></project>");
        assertEquals(List.of(BUILDING_AGAIN), webcamd.run().err());
        assertEquals(List.of(), webcamd.run().err());
        assertEquals(4, calls().size());
    }

    @Test
    void sourceThatChangedDuringTheBuildIsBuiltAgain() throws Exception {
        Path hold = Files.createFile(root.resolve("hold"));
        try (RunningProgram program = webcamd.start("exit", "0")) {
            awaitFile(root.resolve("calls"));
            Files.writeString(root.resolve("webcamd-core/src/main/java/A.java"), "class A { int changed; }");
            Files.delete(hold);
            assertEquals(0, program.exitStatus());
        }
        assertEquals(List.of(BUILDING_AGAIN), webcamd.run().err());
        assertEquals(List.of(), webcamd.run().err());
    }

    @Test
    void failedBuildShowsWhatMavenSaidAndIsTriedAgain() throws Exception {
        Path bad = Files.createFile(root.resolve("bad"));
        RunningProgram failed = webcamd.run();
        assertEquals(1, failed.exitStatus());
        assertEquals(List.of(), failed.out());
        assertEquals(3, failed.err().size(), failed::toString);
        assertEquals("Main.java:1: not Java", failed.err().get(1));
        assertTrue(failed.err().get(2).startsWith("webcamd: the build failed"), failed::toString);
        Files.delete(bad);
        assertEquals(List.of(BUILDING_FIRST), webcamd.run().err());
    }

    @Test
    void twoStartsAtOnceBuildOnce() throws Exception {
        assumeTrue(RunningProgram.find("flock").isPresent(), "flock is not installed");
        Path hold = Files.createFile(root.resolve("hold"));
        try (RunningProgram one = webcamd.start("exit", "5")) {
            one.awaitErr(BUILDING_FIRST);
            try (RunningProgram other = webcamd.start("exit", "6")) {
                other.awaitErr(WAITING);
                Files.delete(hold);
                assertEquals(5, one.exitStatus());
                assertEquals(6, other.exitStatus());
                assertEquals(List.of(WAITING), other.err());
            }
        }
        assertEquals(1, calls().size());
    }

    @Test
    void jarsOfABuildThatWasKilledAreNotTrusted() throws Exception {
        webcamd.run();
        Files.createFile(root.resolve("webcamd-dist/target/launcher-build"));
        assertEquals(List.of(BUILDING_AGAIN), webcamd.run().err());
        assertEquals(List.of(), webcamd.run().err());
    }

    private static void awaitFile(Path file) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.exists(file)) {
            assertTrue(System.nanoTime() < deadline, () -> "no " + file);
            Thread.sleep(20);
        }
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(root.resolve("calls"));
    }
}
