package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.wire.Info;
import org.webcamd.wire.RawConnection;

/** Whoever started the program may read what it prints late, or never. */
@Timeout(120)
final class UnreadLogIT {
    private static final int REQUESTS = 4_000;
    /** Two seconds are aimed at; a machine that does ten things at once may take more. */
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(5);

    @TempDir
    Path folder;

    @Test
    void everyRequestIsAnsweredAndWhatWasLostIsSaid() throws Exception {
        try (ForkedProgram program = ForkedProgram.start("exec \"$0\" \"$@\"", List.of(), "--loghttp");
            RawConnection viewer = program.view()) {
            long lost = ask(program);
            assertTrue(lost > 0, "more was logged than fits into a pipe and a queue");
            Viewer.readParts(viewer, 30);

            String notice = program.awaitLog(" dropped here, as nobody took them");
            assertTrue(notice.contains("WARNING " + lost + " lines were "), notice);
            assertTrue(program.terminateNanos() < LIMIT_NANOS);
        }
    }

    @Test
    void endComesInTime() throws Exception {
        try (ForkedProgram program = ForkedProgram.start("exec \"$0\" \"$@\"", List.of(), "--loghttp")) {
            ask(program);
            long nanos = program.terminateNanos();
            System.out.printf("ended %d ms after SIGTERM, with a log that nobody reads%n", nanos / 1_000_000);
            assertTrue(nanos < LIMIT_NANOS);
        }
    }

    @Test
    void readerThatIsGoneHarmsNobody() throws Exception {
        try (ForkedProgram program = ForkedProgram.start("exec \"$0\" \"$@\"", List.of(), "--loghttp")) {
            program.closeLog();
            ask(program);
            program.awaitInfo(info -> info.number("logLinesDropped") >= REQUESTS);
            assertTrue(program.terminateNanos() < LIMIT_NANOS);
        }
    }

    @Test
    void standardOutputThatNobodyReadsHoldsUpNothing() throws Exception {
        Path full = folder.resolve("full");
        String shell = "mkfifo '%1$s'; exec 3<>'%1$s'; head -c 65536 /dev/zero >&3; exec \"$0\" \"$@\" >&3"
            .formatted(full);
        try (ForkedProgram program = ForkedProgram.start(shell, List.of()); RawConnection viewer = program.view()) {
            long nanos = program.terminateNanos();
            assertTrue(nanos < LIMIT_NANOS);
            Viewer.await(Viewer.begin(viewer::readToEnd));
        }
    }

    /** Libjpeg prints a line for each. */
    @Test
    void whatNativeLibrariesPrintIsLoggedAndNotForEachPicture() throws Exception {
        byte[] jpeg;
        try (ForkedProgram program = ForkedProgram.start("exec \"$0\" \"$@\"", List.of());
            RawConnection client = program.connect()) {
            jpeg = client.read(client.get("/?snapshot").readHead().contentLength());
        }
        for (int number = 1; number <= 5; number++) {
            Files.write(folder.resolve(number + ".jpg"), withNoise(jpeg, number));
        }
        try (ForkedProgram program = ForkedProgram.start("exec \"$0\" \"$@\"", List.of(), "--source",
            "file:" + folder, "--rotate", "1"); RawConnection viewer = program.view()) {
            program.awaitLog(" WARNING Corrupt JPEG data: ");
            Viewer.readParts(viewer, 60);
            program.terminateNanos();
            List<String> log = program.restOfLog();
            // One for each kind of corruption.
            assertTrue(log.stream().filter(line -> line.contains("Corrupt JPEG data: ")).count() < 10, log::toString);
        }
    }

    /** Behind what is looked at before a picture is passed on. */
    private static byte[] withNoise(byte[] jpeg, int seed) {
        byte[] noisy = jpeg.clone();
        Random random = new Random(seed);
        for (int i = noisy.length * 3 / 4; i < noisy.length * 3 / 4 + 200; i++) {
            noisy[i] = (byte) random.nextInt(0x80);
        }
        return noisy;
    }

    /** How many lines have been lost in the end. */
    private static long ask(ForkedProgram program) throws Exception {
        try (RawConnection client = program.connect()) {
            Info info = null;
            for (int i = 0; i < REQUESTS; i++) {
                info = ForkedProgram.info(client);
            }
            return info.number("logLinesDropped") + 1;
        }
    }
}
