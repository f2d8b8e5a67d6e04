package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.webcamd.source.Pieces.BLUE;
import static org.webcamd.source.Pieces.GREEN;
import static org.webcamd.source.Pieces.RED;
import static org.webcamd.source.Pieces.cut;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.counters.RareLine;

/** Folders that someone else writes to. */
@Timeout(60)
final class FolderSourceTest {
    @TempDir
    private Path folder;

    @Test
    void newestIsShownWhateverItsName() throws Exception {
        write("z.jpg", RED, 30);
        write("b.JPEG", GREEN, 20);
        try (Camera camera = open(folder + ",newest")) {
            assertEquals("64x48 MJPG at 200 frames/s", camera.mode().toString());
            assertArrayEquals(GREEN, Programs.grab(camera));
            assertArrayEquals(GREEN, Programs.grab(camera));
            Path newest = write("a.jpg", BLUE, 10);
            awaitPicture(camera, BLUE);
            Files.delete(newest);
            assertArrayEquals(GREEN, Programs.grab(camera));
        }
    }

    @Test
    void newestStandsBehindFoldersOnly() throws Exception {
        Path file = write("a.jpg", RED, 10);
        assertEquals(file + " is a file; ,newest stands behind a folder",
            assertThrows(CameraException.class, () -> open(file + ",newest").close()).getMessage());
    }

    @Test
    void newestThatIsHalfWrittenIsPassedOver() throws Exception {
        write("a.jpg", RED, 10);
        Path half = write("b.jpg", cut(GREEN, 700), 0);
        try (Camera camera = open(folder + ",newest")) {
            assertArrayEquals(RED, Programs.grab(camera));
            Files.write(half, GREEN);
            awaitPicture(camera, GREEN);
        }
    }

    @Test
    void halfWrittenPictureOfARoundIsPassedOver() throws Exception {
        write("a.jpg", RED, 10);
        write("b.jpg", new byte[0], 0);
        Path half = write("c.jpg", cut(GREEN, 700), 0);
        try (Camera camera = open(folder.toString())) {
            assertArrayEquals(RED, Programs.grab(camera));
            assertArrayEquals(RED, Programs.grab(camera));
            Files.write(half, GREEN);
            assertArrayEquals(GREEN, Programs.grab(camera));
        }
    }

    @Test
    void onePictureIsHeldWhileItIsWrittenAnew() throws Exception {
        Path file = write("latest.jpg", RED, 10);
        try (Camera camera = open(file.toString())) {
            assertArrayEquals(RED, Programs.grab(camera));
            write("latest.jpg", cut(GREEN, 700), 0);
            assertArrayEquals(RED, Programs.grab(camera));
            Files.write(file, GREEN);
            assertArrayEquals(GREEN, Programs.grab(camera));
        }
    }

    @Test
    void pictureWithoutItsEndIsShownWhenNobodyWritesIt() throws Exception {
        byte[] half = cut(GREEN, 700);
        write("a.jpg", half, 60);
        try (Camera camera = open(folder.toString())) {
            assertArrayEquals(half, Programs.grab(camera));
        }
    }

    @Test
    void whatIsNoPictureFileIsPassedOver() throws Exception {
        Files.createDirectory(folder.resolve("0.jpg"));
        Files.createSymbolicLink(folder.resolve("1.jpg"), folder.resolve("nowhere"));
        write("a.jpg", RED, 10);
        Files.createSymbolicLink(folder.resolve("z.jpg"), folder.resolve("nowhere"));
        for (String source : List.of(folder.toString(), folder + ",newest")) {
            try (Camera camera = open(source)) {
                assertEquals(48, camera.mode().width());
                for (int i = 0; i < 3; i++) {
                    assertArrayEquals(RED, Programs.grab(camera));
                }
            }
        }
    }

    @Test
    void lastPictureIsHeldWhileTheFolderIsMadeAgain() throws Exception {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path file = Files.write(inner.resolve("a.jpg"), RED);
        for (String source : List.of(inner.toString(), inner + ",newest")) {
            Files.write(file, RED);
            try (Camera camera = open(source)) {
                assertArrayEquals(RED, Programs.grab(camera));
                Files.delete(file);
                assertArrayEquals(RED, Programs.grab(camera));
                Files.delete(inner);
                assertArrayEquals(RED, Programs.grab(camera));
                Files.createDirectory(inner);
                Files.write(inner.resolve("a.jpg"), GREEN);
                assertArrayEquals(GREEN, Programs.grab(camera));
            }
        }
    }

    @Test
    void linkToAnotherFolderIsFollowed() throws Exception {
        Path one = Files.createDirectory(folder.resolve("one"));
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.write(one.resolve("a.jpg"), RED);
        Files.write(other.resolve("b.jpg"), GREEN);
        Path link = Files.createSymbolicLink(folder.resolve("link"), one);
        try (Camera camera = open(link.toString())) {
            assertArrayEquals(RED, Programs.grab(camera));
            Files.delete(link);
            Files.createSymbolicLink(link, other);
            assertArrayEquals(GREEN, Programs.grab(camera));
        }
    }

    @Test
    void folderThatStaysEmptyIsLost() throws Exception {
        Path file = write("a.jpg", RED, 10);
        FileSource source = new FileSource(folder.toString(), Programs.FAST);
        try (Camera camera = source.open(Pieces.MEMORY)) {
            Programs.grab(camera);
            assertTrue(source.isPresent());
            Files.delete(file);
            assertEquals("no .jpg files in " + folder,
                assertThrows(CameraException.class, () -> Programs.grabUntilItFails(camera)).getMessage());
            assertFalse(source.isPresent());
        }
    }

    @Test
    void pictureThatComesWhileItIsOpenedIsWaitedFor() throws Exception {
        CompletableFuture<Void> later = CompletableFuture.runAsync(() -> write("a.jpg", RED, 0),
            CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS));
        try (Camera camera = open(folder.toString())) {
            assertArrayEquals(RED, Programs.grab(camera));
        }
        later.join();
    }

    @Test
    void ofVeryManyTheLastByNameAreShown() throws Exception {
        for (int i = 0; i < 10; i++) {
            write(i + ".jpg", RED, 10);
        }
        List<String> lines = new ArrayList<>();
        FolderByName listing = new FolderByName(folder, 3, new RareLine(lines::add));
        List<Path> last = List.of(folder.resolve("7.jpg"), folder.resolve("8.jpg"), folder.resolve("9.jpg"));
        assertEquals(last, listing.pictures());
        assertEquals(last, listing.pictures());
        assertEquals(List.of(folder + " holds 10 pictures; the last 3 by name are shown"), lines);
    }

    private Path write(String name, byte[] bytes, int secondsAgo) {
        Path file = folder.resolve(name);
        try {
            Files.write(file, bytes);
            return Files.setLastModifiedTime(file,
                FileTime.fromMillis(System.currentTimeMillis() - TimeUnit.SECONDS.toMillis(secondsAgo)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A look at the folder is made again after a pause. */
    private static void awaitPicture(Camera camera, byte[] wanted) throws Exception {
        for (int i = 0; i < 1000; i++) {
            if (Arrays.equals(wanted, Programs.grab(camera))) {
                return;
            }
        }
        assertArrayEquals(wanted, Programs.grab(camera));
    }

    private static Camera open(String source) throws CameraException {
        return Sources.parse("file:" + source, Programs.FAST).open(Pieces.MEMORY);
    }
}
