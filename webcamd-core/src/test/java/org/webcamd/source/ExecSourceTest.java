package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.webcamd.source.Pieces.GREEN;
import static org.webcamd.source.Pieces.RED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.Picture;
import org.webcamd.camera.Source;

/** Stories of commands, all with the real shell. */
@Timeout(60)
final class ExecSourceTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void writePictures() throws IOException {
        Files.write(folder.resolve("red.jpg"), RED);
        Files.write(folder.resolve("green.jpg"), GREEN);
    }

    @Test
    void picturesOfACommandComeAsTheyAre() throws Exception {
        try (Camera camera = exec("cat @/red.jpg; sleep 60").open(Pieces.MEMORY)) {
            assertArrayEquals(RED, Programs.grab(camera));
            assertEquals(48, camera.mode().width());
            assertEquals(32, camera.mode().height());
        }
    }

    @Test
    void picturesThatWereHeldUpAreNotShownLate() throws Exception {
        // More than a pipe holds: if it were not read all the time, the command would not get as far as the last.
        try (Camera camera = exec("i=0; while [ $i -lt 200 ]; do cat @/red.jpg; i=$((i+1)); done; touch @/done; "
            + "cat @/green.jpg; sleep 60").open(Pieces.MEMORY)) {
            Programs.await("all written", () -> Files.exists(folder.resolve("done")));
            long asked = System.nanoTime();
            Picture.Jpeg picture = (Picture.Jpeg) camera.grab();
            while (Pieces.bytes(picture.bytes()).length != GREEN.length) {
                assertTrue(picture.capturedNanos() <= System.nanoTime());
                picture = (Picture.Jpeg) camera.grab();
            }
            assertTrue(System.nanoTime() - asked < TimeUnit.SECONDS.toNanos(10));
            assertArrayEquals(GREEN, Pieces.bytes(picture.bytes()));
        }
    }

    @Test
    void commandThatFailsIsExplainedByItsLastLine() {
        assertEquals("exec:sh ended with code 3: no camera found",
            opening("sh -c 'echo starting >&2; echo no camera found >&2; exit 3'"));
    }

    @Test
    void commandThatIsNotThereIsExplained() {
        String message = opening("no-such-program --mjpeg");
        assertEquals("exec:no-such-program needs the program no-such-program, which is not installed", message);
    }

    @Test
    void scriptThatIsNoProgramIsExplained() throws IOException {
        Path script = Files.writeString(folder.resolve("camera.sh"), "echo");
        String message = opening(script.toString());
        assertTrue(message.startsWith("exec:camera.sh cannot be run: chmod +x makes a script a program ("), message);
    }

    @Test
    void passwordsAreNotShown() {
        assertEquals("exec:sh ended with code 1: rtsp://10.0.0.1/live: timed out",
            opening("sh -c 'printf \"rtsp://admin:secret\\\\10010.0.0.1/live: timed out\" >&2; exit 1'"));
    }

    /** As rpicam-still and gphoto2: a picture, and code 0. */
    @Test
    void commandThatEndsWellAfterAPictureIsRunAgain() throws Exception {
        try (Camera camera = exec("cat @/red.jpg").open(Pieces.MEMORY)) {
            for (int i = 0; i < 5; i++) {
                assertArrayEquals(RED, Programs.grab(camera));
            }
        }
    }

    @Test
    void roundMayHaveSeveralPictures() throws Exception {
        try (Camera camera = exec("cat @/red.jpg; sleep 0.1; cat @/red.jpg @/red.jpg").open(Pieces.MEMORY)) {
            for (int i = 0; i < 5; i++) {
                assertArrayEquals(RED, Programs.grab(camera));
            }
        }
    }

    /** Its rounds begin no sooner than the rate says. */
    @Test
    void roundsFollowTheRateThatWasAskedFor() throws Exception {
        Source source = new ExecSource("echo >>@/rounds; cat @/red.jpg".replace("@", folder.toString()),
            Programs.at(2));
        long startNanos = System.nanoTime();
        try (Camera camera = source.open(Pieces.MEMORY)) {
            for (int i = 0; i < 4; i++) {
                Programs.grab(camera);
            }
        }
        long most = 2 + (System.nanoTime() - startNanos) / TimeUnit.MILLISECONDS.toNanos(500);
        assertTrue(Files.size(folder.resolve("rounds")) <= most);
    }

    @Test
    void commandThatFailsAfterAPictureIsLost() throws Exception {
        try (Camera camera = exec("cat @/red.jpg; echo the lens is stuck >&2; exit 5").open(Pieces.MEMORY)) {
            assertArrayEquals(RED, Programs.grab(camera));
            assertEquals("exec:cat ended with code 5: the lens is stuck",
                assertThrows(CameraException.class, camera::grab).getMessage());
        }
    }

    /** The second round gives nothing, and says nothing. */
    @Test
    void roundWithoutAPictureIsALoss() throws Exception {
        try (Camera camera = exec("test -e @/done || cat @/red.jpg; touch @/done").open(Pieces.MEMORY)) {
            assertArrayEquals(RED, Programs.grab(camera));
            assertEquals("exec:test ended with code 0",
                assertThrows(CameraException.class, camera::grab).getMessage());
        }
    }

    @Test
    void commandThatFloodsStandardErrorIsNotHeldUp() throws Exception {
        String line = "a line that nobody is going to read".repeat(3);
        try (Camera camera = exec("i=0; while [ $i -lt 3000 ]; do echo " + line + " >&2; i=$((i+1)); done; "
            + "cat @/red.jpg; sleep 60").open(Pieces.MEMORY)) {
            assertArrayEquals(RED, Programs.grab(camera));
        }
    }

    @Test
    void commandThatWritesNoPicturesGivesWhatItWrites() throws Exception {
        try (Camera camera = exec("echo hello").open(Pieces.MEMORY)) {
            assertArrayEquals(Pieces.join("hello\n"), Programs.grab(camera));
            assertEquals("exec:echo ended with code 0",
                assertThrows(CameraException.class, camera::grab).getMessage());
        }
    }

    @Test
    void closingEndsAllProcessesOfTheCommand() throws Exception {
        // A pipeline, one in the background, one whose parent has ended, and one that does not want to end.
        Camera camera = exec("sleep 3456 & (sleep 3457 &) ; sh -c \"trap '' TERM; echo \\$\\$ > @/stubborn; "
            + "while :; do sleep 1; done\" & while [ ! -s @/stubborn ]; do sleep 0.01; done; "
            + "cat @/red.jpg; sleep 3458 | cat")
            .open(Pieces.MEMORY);
        Programs.grab(camera);
        long stubborn = Long.parseLong(Files.readString(folder.resolve("stubborn")).strip());
        assertTrue(isAlive(stubborn));
        Programs.await("all have started", () -> sleepers() == 3);
        long before = System.nanoTime();
        camera.close();
        assertTrue(System.nanoTime() - before < TimeUnit.SECONDS.toNanos(10));
        Programs.await("all have ended", () -> sleepers() == 0 && !isAlive(stubborn));
    }

    @Test
    void noZombieIsLeft() throws Exception {
        for (int i = 0; i < 5; i++) {
            exec("cat @/red.jpg; sleep 3459").open(Pieces.MEMORY).close();
        }
        Programs.await("no children", () -> ProcessHandle.current().children().filter(this::isMine).count() == 0);
    }

    @Test
    void waitForACommandThatIsSilentIsInterrupted() throws Exception {
        try (Camera camera = exec("cat @/red.jpg; sleep 60").open(Pieces.MEMORY)) {
            Programs.grab(camera);
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, camera::grab);
        }
        assertFalse(Thread.interrupted());
    }

    @Test
    void openingOfACommandThatIsSilentIsInterrupted() {
        Thread.currentThread().interrupt();
        assertTrue(opening("sleep 60").contains("interrupted"));
        assertTrue(Thread.interrupted());
    }

    @Test
    void commandHasNoStandardInput() {
        assertEquals("exec:wc ended with code 0", opening("wc -c | grep -qx 0"));
    }

    @Test
    void framesOfFfmpegAreShown() throws Exception {
        Programs.assumeInstalled("ffmpeg");
        try (Camera camera = exec("ffmpeg -v error -re -f lavfi -i testsrc=size=320x240:rate=25 -f mpjpeg -")
            .open(Pieces.MEMORY)) {
            assertEquals(320, camera.mode().width());
            for (int i = 0; i < 10; i++) {
                assertEquals(new JpegSize(320, 240), JpegSize.of(((Picture.Jpeg) camera.grab()).bytes()));
            }
        }
    }

    @Test
    void nameIsTheProgramAlone() {
        assertEquals("exec:rpicam-vid",
            new ExecSource(" /usr/bin/rpicam-vid --codec mjpeg -o - ", Programs.ANY).name());
        assertEquals("exec:/", new ExecSource("/", Programs.ANY).name());
    }

    /** With the folder of the test in place of an at-sign. */
    private Source exec(String command) {
        return new ExecSource(command.replace("@", folder.toString()), Programs.ANY);
    }

    private String opening(String command) {
        return assertThrows(CameraException.class, () -> exec(command).open(Pieces.MEMORY).close()).getMessage();
    }

    private boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private long sleepers() {
        return ProcessHandle.allProcesses().filter(one -> {
            Optional<String[]> arguments = one.info().arguments();
            return arguments.isPresent() && arguments.get().length == 1 && arguments.get()[0].matches("345[678]");
        }).count();
    }

    private boolean isMine(ProcessHandle child) {
        return child.info().commandLine().map(line -> line.contains("3459")).orElse(true);
    }
}
