package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.camera.CameraException;

/** Stories of commands that start other processes; all of them sleep for a time that no other program does. */
@Timeout(120)
final class ChildProcessTest {
    private static final String SLEEP = "sleep 345.6789";

    @AfterEach
    void leaveNothingToOtherTests() {
        sleepers().forEach(process -> ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly));
    }

    @Test
    void nothingIsLeftOfCommandsThatForkWhileTheyAreEnded() throws Exception {
        for (int i = 0; i < 200; i++) {
            ChildProcess child = start("sh -c '" + SLEEP + " & (" + SLEEP + " &) ; sh -c \"" + SLEEP + " & " + SLEEP
                + " & wait\"' & " + SLEEP + " & " + SLEEP + " | " + SLEEP);
            Thread.sleep(ThreadLocalRandom.current().nextInt(8));
            child.end();
            assertEquals(List.of(), sleepers(), "round " + i);
        }
    }

    @Test
    void nothingIsLeftOfProcessesThatTookASessionOfTheirOwn() throws Exception {
        ChildProcess child = start("(setsid " + SLEEP + " &) ; setsid sh -c \"trap '' TERM; (setsid " + SLEEP
            + " &) ; while :; do " + SLEEP + "; done\" & " + SLEEP);
        Programs.await("all have started", () -> sleepers().size() == 4);
        child.end();
        assertEquals(List.of(), sleepers());
        assertEquals(List.of(), child.running());
    }

    @Test
    void nothingIsLeftWithoutASession() throws Exception {
        String mark = ProcessFamily.newMark();
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", "(" + SLEEP + " &) ; sh -c '" + SLEEP + " & wait' ");
        builder.environment().put(ProcessFamily.MARK, mark);
        ProcessFamily family = new ProcessFamily(builder.start(), false, mark);
        Programs.await("all have started", () -> sleepers().size() == 2);
        assertTrue(family.terminate(10_000));
        assertEquals(List.of(), sleepers());
    }

    @Test
    void processesThatDoNotWantToEndAreEnded() throws Exception {
        ChildProcess child = start("trap '' TERM; while :; do " + SLEEP + "; done");
        Programs.await("it has started", () -> sleepers().size() == 1);
        long before = System.nanoTime();
        child.end();
        assertEquals(List.of(), sleepers());
        assertEquals(List.of(), child.running());
        assertTrue(System.nanoTime() - before < TimeUnit.SECONDS.toNanos(20));
    }

    @Test
    void stoppedProcessesAreEnded() throws Exception {
        ChildProcess child = start("sh -c 'kill -STOP $$' & " + SLEEP + " & kill -STOP $$");
        Programs.await("it has started", () -> sleepers().size() == 1);
        child.end();
        assertEquals(List.of(), child.running());
    }

    @Test
    void nothingIsLeftWhenOpeningFails() {
        ExecSource source = new ExecSource(SLEEP + " >/dev/null & (" + SLEEP + " >/dev/null &) ; exit 3", Programs.ANY);
        assertThrows(CameraException.class, () -> source.open(Pieces.MEMORY));
        assertEquals(List.of(), sleepers());
    }

    @Test
    void whatEndedByItselfIsNotWaitedFor() throws Exception {
        ChildProcess child = start("exit 0");
        child.output().readAllBytes();
        child.end();
        child.end();
        assertEquals(List.of(), child.running());
    }

    @Test
    void nothingIsLeftWhenTheProgramEndsWithoutClosing() throws Exception {
        Process program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            EndsWithoutClosing.class.getName()).inheritIO().start();
        assertTrue(program.waitFor(60, TimeUnit.SECONDS));
        assertEquals(4, program.exitValue());
        assertEquals(List.of(), sleepers());
    }

    /** A program that forgets its child. */
    static final class EndsWithoutClosing {
        private EndsWithoutClosing() {
        }

        public static void main(String[] none) throws Exception {
            start("(" + SLEEP + " &) ; setsid " + SLEEP);
            Programs.await("all have started", () -> sleepers().size() == 2);
            System.exit(4);
        }
    }

    private static ChildProcess start(String command) throws IOException {
        return ChildProcess.start("a", List.of("/bin/sh", "-c", command));
    }

    /** Whoever their parents are by now. */
    private static List<ProcessEntry> sleepers() {
        return ProcessEntry.all().stream().filter(ChildProcessTest::isSleeper).toList();
    }

    private static boolean isSleeper(ProcessEntry process) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            return new String(bytes, StandardCharsets.UTF_8).equals(SLEEP.replace(' ', '\0') + "\0");
        } catch (IOException ended) {
            return false;
        }
    }
}
