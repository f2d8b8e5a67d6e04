package org.webcamd.camera;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A folder of JPEG files, shown one after the other in the order of their names, again and again. Each is served as it
 * is on disk. Immutable.
 */
public final class FileSource implements Source {
    /** What stands before the path. */
    public static final String SCHEME = "file:";

    private final Path folder;
    private final CameraSettings settings;

    /**
     * Names a folder; nothing is read yet.
     *
     * @param folder with {@code .jpg} or {@code .jpeg} files
     * @param settings whose rate is the rate of the pictures; sizes play no part
     */
    public FileSource(Path folder, CameraSettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    @Override
    public Camera open() throws CameraException {
        return new FileCamera(pictures(), settings.fps());
    }

    private List<Path> pictures() throws CameraException {
        if (!Files.isDirectory(folder)) {
            throw new CameraException("%s is no folder; file: takes a folder of .jpg files".formatted(folder));
        }
        List<Path> pictures = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.{jpg,jpeg,JPG,JPEG}")) {
            found.forEach(pictures::add);
        } catch (IOException unreadable) {
            throw new CameraException("%s cannot be read: %s".formatted(folder, unreadable.getMessage()));
        }
        if (pictures.isEmpty()) {
            throw new CameraException("no .jpg files in %s".formatted(folder));
        }
        Collections.sort(pictures);
        return pictures;
    }

    @Override
    public String name() {
        return SCHEME + folder;
    }
}
