package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LauncherBuildIT {
    private static final String BUILDING_FIRST =
        "webcamd: building (first start: fetches up to 200 MB, takes some minutes) ...";
    private static final String BUILDING_AGAIN = "webcamd: building (the sources have changed, takes a minute) ...";
    private static final String WAITING = "webcamd: waiting for another start that is building";

    /** Counts its calls, waits while there is a file "hold", fails when there is a file "bad", else "builds". */
    private static final String MVNW = """
        #!/bin/sh
        echo "$@" >> calls
        turns=0
        while [ -e hold ] && [ $turns -lt 1200 ]; do turns=$((turns + 1)); sleep 0.05; done
        if [ -e bad ]; then cat bad; exit 1; fi
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
        assertEquals(List.of("--batch-mode -DskipTests package"), calls());
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
        Path bad = Files.writeString(root.resolve("bad"), "[INFO] on the way\n[ERROR] Main.java:1: not Java\n");
        RunningProgram failed = webcamd.run();
        assertEquals(1, failed.exitStatus());
        assertEquals(List.of(), failed.out());
        assertEquals(3, failed.err().size(), failed::toString);
        assertEquals("[ERROR] Main.java:1: not Java", failed.err().get(1));
        assertTrue(failed.err().get(2).startsWith("webcamd: the build failed"), failed::toString);
        Files.delete(bad);
        assertEquals(List.of(BUILDING_FIRST), webcamd.run().err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Could not transfer https://repo.maven.apache.org/maven2/a.pom: Unknown host repo.maven.apache.org"
            + " | no network? the name repo.maven.apache.org is not known",
        "wget: unable to resolve host address ‘repo.example’ https://repo.example/maven.zip"
            + " | no network? the name repo.example is not known",
        "(https://repo.example/a): PKIX path building failed: unable to find valid certification path"
            + " | the certificate of repo.example is of an authority that is not known here",
        "ERROR: The certificate of ‘repo.example’ doesn't have a known issuer. https://repo.example/a"
            + " | the certificate of repo.example is of an authority that is not known here",
        "(https://repo.example/a): NotBefore: Thu Nov 26 06:52:04 UTC 2026"
            + " | a certificate is not valid at this machine's time",
        "Connect to repo.example:443 [https://repo.example/] failed: Connection refused"
            + " | repo.example cannot be reached; behind a proxy set https_proxy=http://HOST:PORT",
        "https://repo.example/a: status code: 407, reason phrase: Proxy Authentication Required (407)"
            + " | the proxy asks for a user and a password",
        "https://repo.example/a: status code: 403, reason phrase: Forbidden (403)"
            + " | repo.example refuses what the build asks for",
        "java.io.IOException: No space left on device | the disk is full: ",
        "mkdir: cannot create directory: Permission denied | something cannot be written: the build writes to "})
    void whatIsNotTheSourcesFaultIsToldInOneLine(String said, String told) throws Exception {
        Files.writeString(root.resolve("bad"), "[ERROR] " + said + "\n[ERROR] more of it\n");
        RunningProgram failed = webcamd.run();
        assertEquals(1, failed.exitStatus());
        assertEquals(2, failed.err().size(), failed::toString);
        assertTrue(failed.err().get(1).startsWith("webcamd: " + told), failed::toString);
    }

    @Test
    void sourcesThatTellOfANetworkAreStillTheSources() throws Exception {
        Files.writeString(root.resolve("bad"), "[ERROR] COMPILATION ERROR :\n[ERROR] A.java: Connection refused\n");
        RunningProgram failed = webcamd.run();
        assertTrue(failed.err().get(3).startsWith("webcamd: the build failed"), failed::toString);
    }

    @Test
    void firstBuildTellsHowFarItIs() throws Exception {
        StringBuilder said = new StringBuilder("[INFO] Building webcamd-core 0.1.0   [2/4]\n");
        for (int file = 0; file < 200; file++) {
            said.append("[INFO] Downloading from central: https://repo.example/").append(file).append(".jar\n");
            said.append("[INFO] Downloaded from central: https://repo.example/f.jar (1.5 MB at 300 kB/s)\n");
        }
        Files.writeString(root.resolve("bad"), said);
        assertEquals(List.of("webcamd: building webcamd-core", "webcamd: fetched 100 files, 150 MB",
            "webcamd: fetched 200 files, 300 MB"), webcamd.run().err().subList(1, 4));
    }

    @Test
    void javaWithoutACompilerIsToldWithWhatToDo() throws Exception {
        Path jre = folder.resolve("jre");
        Installation.script(jre.resolve("bin/java"), "#!/bin/sh\n");
        Files.writeString(jre.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        RunningProgram failed = webcamd.with("JAVA_HOME", jre).run();
        assertEquals(1, failed.exitStatus());
        String told = failed.err().get(1);
        assertTrue(told.contains("needs a JDK 17 or newer, " + jre + "/bin/java has no compiler (javac): "), told);
        assertFalse(Files.exists(root.resolve("calls")), "Maven was started");
    }

    @Test
    void proxyOfTheEnvironmentIsToldToMavenAndNotKept() throws Exception {
        webcamd.with("https_proxy", "http://joe:a&b@proxy.example:3128/");
        Files.writeString(root.resolve("bad"), "");
        webcamd.run();
        Path settings = root.resolve("webcamd-dist/target/proxy-settings.xml");
        assertTrue(calls().get(0).startsWith("--batch-mode -gs " + settings));
        assertFalse(Files.exists(settings));
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
