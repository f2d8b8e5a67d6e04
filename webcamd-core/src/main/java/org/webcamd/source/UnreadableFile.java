package org.webcamd.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.webcamd.camera.CameraException;

/** Why a file or folder cannot be read, for the user: the JDK often tells no more than the path. Stateless. */
final class UnreadableFile {
    private UnreadableFile() {
    }

    static CameraException because(Path path, IOException why) {
        if (why instanceof NoSuchFileException || why instanceof NotDirectoryException) {
            return new NotThere("%s is not there any more".formatted(path));
        }
        return new CameraException("%s cannot be read: %s".formatted(path, reason(why)));
    }

    private static String reason(IOException why) {
        if (why instanceof AccessDeniedException) {
            return "this user may not (see ls -l, and of the folders above it ls -ld)";
        }
        if (why instanceof FileSystemException failed && failed.getReason() != null) {
            return failed.getReason();
        }
        return why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
    }
}
