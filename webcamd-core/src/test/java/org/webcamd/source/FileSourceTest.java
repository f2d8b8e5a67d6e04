package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.webcamd.source.Pieces.BLUE;
import static org.webcamd.source.Pieces.GREEN;
import static org.webcamd.source.Pieces.RED;
import static org.webcamd.source.Pieces.cut;
import static org.webcamd.source.Pieces.join;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.CaptureFormat;
import org.webcamd.camera.Picture;

@Timeout(60)
final class FileSourceTest {
    @TempDir
    private Path folder;

    @Test
    void folderIsShownInTheOrderOfItsNamesAgainAndAgain() throws Exception {
        Files.write(folder.resolve("b.JPG"), GREEN);
        Files.write(folder.resolve("a.jpg"), RED);
        Files.write(folder.resolve("c.jpeg"), BLUE);
        Files.writeString(folder.resolve("d.txt"), "no picture");
        try (Camera camera = open(folder)) {
            assertEquals("48x32 MJPG at 200 frames/s", camera.mode().toString());
            for (int i = 0; i < 3; i++) {
                assertArrayEquals(RED, Programs.grab(camera));
                assertArrayEquals(GREEN, Programs.grab(camera));
                assertArrayEquals(BLUE, Programs.grab(camera));
            }
        }
    }

    @Test
    void pictureIsShownAgainAndAgain() throws Exception {
        Path file = Files.write(folder.resolve("a.jpg"), RED);
        try (Camera camera = open(file)) {
            assertArrayEquals(RED, Programs.grab(camera));
            Files.write(file, GREEN);
            assertArrayEquals(GREEN, Programs.grab(camera));
        }
    }

    @Test
    void folderThatRollsIsListedAgainEachRound() throws Exception {
        Path oldest = Files.write(folder.resolve("a.jpg"), RED);
        Files.write(folder.resolve("b.Jpg"), GREEN);
        try (Camera camera = open(folder)) {
            assertArrayEquals(RED, Programs.grab(camera));
            assertArrayEquals(GREEN, Programs.grab(camera));
            Files.delete(oldest);
            Files.write(folder.resolve("c.jpg"), BLUE);
            assertArrayEquals(GREEN, Programs.grab(camera));
            assertArrayEquals(BLUE, Programs.grab(camera));
        }
    }

    @Test
    void pictureRemovedWithinARoundIsPassedOver() throws Exception {
        Files.write(folder.resolve("a.jpg"), RED);
        Path removed = Files.write(folder.resolve("b.jpg"), GREEN);
        Files.write(folder.resolve("c.jpg"), BLUE);
        try (Camera camera = open(folder)) {
            assertArrayEquals(RED, Programs.grab(camera));
            Files.delete(removed);
            assertArrayEquals(BLUE, Programs.grab(camera));
        }
    }

    @Test
    void lastPictureIsHeldWhileItsFileIsReplacedWithAGap() throws Exception {
        Path file = Files.write(folder.resolve("latest.jpg"), RED);
        for (Path source : new Path[] {file, folder}) {
            Files.write(file, RED);
            try (Camera camera = open(source)) {
                assertArrayEquals(RED, Programs.grab(camera));
                Files.delete(file);
                assertArrayEquals(RED, Programs.grab(camera));
                Files.write(file, GREEN);
                assertArrayEquals(GREEN, Programs.grab(camera));
            }
        }
    }

    @Test
    void picturesEndToEndAreShownAsTheyAreAgainAndAgain() throws Exception {
        Path file = Files.write(folder.resolve("a.MJPEG"), join(RED, GREEN, BLUE));
        try (Camera camera = open(file)) {
            assertEquals("48x32 MJPG at 200 frames/s", camera.mode().toString());
            for (int i = 0; i < 3; i++) {
                assertArrayEquals(RED, Programs.grab(camera));
                assertArrayEquals(GREEN, Programs.grab(camera));
                assertArrayEquals(BLUE, Programs.grab(camera));
            }
        }
    }

    @Test
    void fileIsShownAtTheRateAskedFor() throws Exception {
        Path file = Files.write(folder.resolve("a.mjpg"), join(RED, GREEN));
        CameraSettings settings = new CameraSettings(64, 48, 50, CaptureFormat.AUTO);
        try (Camera camera = Sources.parse("file:" + file, settings).open(Pieces.MEMORY)) {
            long first = camera.grab().capturedNanos();
            long last = first;
            for (int i = 0; i < 15; i++) {
                last = camera.grab().capturedNanos();
            }
            assertTrue(last - first >= TimeUnit.MILLISECONDS.toNanos(15 * 20 - 20), last - first + " ns for 15 frames");
        }
    }

    @Test
    void brokenPicturesInAFileAreGivenOut() throws Exception {
        byte[] half = cut(GREEN, 700);
        Path file = Files.write(folder.resolve("a.mjpg"), join(half, RED));
        try (Camera camera = open(file)) {
            assertEquals(48, camera.mode().width());
            assertArrayEquals(half, Programs.grab(camera));
            assertArrayEquals(RED, Programs.grab(camera));
        }
    }

    @Test
    void fileThatIsReplacedIsSeenAtTheNextRound() throws Exception {
        Path file = Files.write(folder.resolve("a.mjpg"), join(RED, RED));
        try (Camera camera = open(file)) {
            Programs.grab(camera);
            Path next = Files.write(folder.resolve("next"), GREEN);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
            assertArrayEquals(RED, Programs.grab(camera));
            assertArrayEquals(GREEN, Programs.grab(camera));
            Files.delete(file);
            assertEquals(file + " is not there any more",
                assertThrows(CameraException.class, camera::grab).getMessage());
        }
    }

    @Test
    void whatIsNotThereIsExplained() throws Exception {
        assertEquals("no file or folder at /no/such; file: takes a folder of .jpg files, a .mjpg file or a video",
            refusal(Path.of("/no/such")));
        assertEquals("no .jpg files in " + folder, refusal(folder));
        assertEquals("no file or folder at " + folder + ",latest; what can stand behind the folder " + folder
            + " is ,newest", refusal(Path.of(folder + ",latest")));
        assertEquals("no file or folder at " + folder + "/*.jpg; patterns are not read: file:" + folder
            + " shows all .jpg files in it", refusal(folder.resolve("*.jpg")));
        Path empty = Files.write(folder.resolve("a.mjpg"), new byte[0]);
        assertEquals("no JPEG in " + empty, refusal(empty));
        Path text = Files.writeString(folder.resolve("b.mjpg"), "text".repeat(100_000));
        assertEquals("no JPEG in " + text, refusal(text));
    }

    @Test
    void videoIsPlayedAgainAndAgain() throws Exception {
        Path video = video("a: b.avi");
        try (Camera camera = open(video)) {
            assertEquals(320, camera.mode().width());
            // More than the video has.
            for (int i = 0; i < 12; i++) {
                assertEquals(new JpegSize(320, 240), JpegSize.of(((Picture.Jpeg) camera.grab()).bytes()));
            }
        }
    }

    @Test
    void videoThatCannotBePlayedIsExplained() throws Exception {
        Programs.assumeInstalled("ffmpeg");
        Path text = Files.writeString(folder.resolve("a.mp4"), "text");
        String refusal = refusal(text);
        assertTrue(refusal.startsWith("file:" + text + ": ffmpeg ended with code 1: Invalid data"), refusal);
    }

    @Test
    void videoWithoutFfmpegIsExplained() throws Exception {
        Path video = Files.writeString(folder.resolve("a.mp4"), "text");
        FileSource source = new FileSource(video.toString(), Programs.FAST, "no-such-program");
        assertEquals("file:" + video + " needs the program ffmpeg, which is not installed: sudo apt install ffmpeg, or "
            + "name a folder of .jpg files or a .mjpg file",
            assertThrows(CameraException.class, () -> source.open(Pieces.MEMORY)).getMessage());
    }

    @Test
    void captureTimesGrow() throws Exception {
        Files.write(folder.resolve("a.jpg"), RED);
        try (Camera camera = open(folder)) {
            long before = System.nanoTime();
            Picture first = camera.grab();
            Picture second = camera.grab();
            assertTrue(first.capturedNanos() >= before);
            assertTrue(second.capturedNanos() > first.capturedNanos());
        }
    }

    private Path video(String name) throws Exception {
        Programs.assumeInstalled("ffmpeg");
        Path video = folder.resolve(name);
        Process ffmpeg = new ProcessBuilder("ffmpeg", "-nostdin", "-v", "error", "-f", "lavfi", "-i",
            "testsrc=size=320x240:rate=25", "-frames:v", "5", "file:" + video).inheritIO().start();
        assertTrue(ffmpeg.waitFor(20, TimeUnit.SECONDS));
        assertEquals(0, ffmpeg.exitValue());
        return video;
    }

    private static Camera open(Path path) throws CameraException {
        return Sources.parse("file:" + path, Programs.FAST).open(Pieces.MEMORY);
    }

    private static String refusal(Path path) {
        return assertThrows(CameraException.class, () -> open(path).close()).getMessage();
    }
}
