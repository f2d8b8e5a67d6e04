package org.webcamd.source;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.webcamd.camera.CameraException;

/** The files of a folder that are named as pictures, as they are at the moment. Stateless; any thread. */
final class PictureFolder {
    /** Among so many other files a picture is looked for, to tell whether there is one. */
    private static final int MOST_OTHERS = 1000;

    private PictureFolder() {
    }

    /** Whether the name ends so, in upper or lower case. */
    static boolean isNamed(Path file, String... endings) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return List.of(endings).stream().anyMatch(name::endsWith);
    }

    static boolean isPicture(Path file) {
        return isNamed(file, ".jpg", ".jpeg");
    }

    /** In no order, one after the other, so that a folder of any number takes no memory. */
    static void forEach(Path folder, Consumer<Path> each) throws CameraException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, PictureFolder::isPicture)) {
            found.forEach(each);
        } catch (IOException unreadable) {
            throw UnreadableFile.because(folder, unreadable);
        } catch (DirectoryIteratorException unreadable) {
            throw UnreadableFile.because(folder, unreadable.getCause());
        }
    }

    /** For a folder without any picture. */
    static CameraException empty(Path folder) {
        return new NotThere("no .jpg files in %s".formatted(folder));
    }

    /** Tells cheaply whether there is a picture; true where that takes too long. */
    static boolean hasPicture(Path folder) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
            int others = 0;
            for (Iterator<Path> files = found.iterator(); files.hasNext(); others++) {
                if (isPicture(files.next()) || others >= MOST_OTHERS) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException unreadable) {
            return false;
        }
    }
}
