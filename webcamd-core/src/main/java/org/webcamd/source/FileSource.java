package org.webcamd.source;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.Source;
import org.webcamd.memory.MemoryShare;

/**
 * Pictures from disk, shown again and again. JPEGs are served as they are, at the rate asked for: those of a folder in
 * the order of their names, or those of a file that holds them end to end. Any other video is played by ffmpeg.
 * What the path is, is looked at when it is opened.
 */
public final class FileSource implements Source {
    /** What stands before the path. */
    public static final String SCHEME = "file:";

    private final Path path;
    private final CameraSettings settings;
    private final String ffmpeg;
    private final Patience patience;

    /**
     * Names a file or folder; nothing is read yet.
     *
     * @param path what to show
     * @param settings whose rate is the rate of the pictures; sizes play no part
     */
    public FileSource(Path path, CameraSettings settings) {
        this(path, settings, "ffmpeg");
    }

    FileSource(Path path, CameraSettings settings, String ffmpeg) {
        this.path = path;
        this.settings = settings;
        this.ffmpeg = ffmpeg;
        patience = Patience.of(settings);
    }

    @Override
    public Camera open(MemoryShare memory) throws CameraException {
        if (Files.isDirectory(path)) {
            return new FolderCamera(this::pictures, settings.fps(), memory);
        }
        if (!Files.isRegularFile(path)) {
            throw new CameraException(("no file or folder at %s; file: takes a folder of .jpg files, a .mjpg file or a "
                + "video").formatted(path));
        }
        if (isNamed(path, ".jpg", ".jpeg")) {
            return new FolderCamera(() -> List.of(path), settings.fps(), memory);
        }
        if (isNamed(path, ".mjpg", ".mjpeg")) {
            return new MjpegFileCamera(path, settings.fps(), memory);
        }
        return new VideoSource(path, ffmpeg, patience).open(memory);
    }

    private static boolean isNamed(Path file, String... endings) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return List.of(endings).stream().anyMatch(name::endsWith);
    }

    private List<Path> pictures() throws CameraException {
        List<Path> pictures = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(path,
            file -> isNamed(file, ".jpg", ".jpeg"))) {
            found.forEach(pictures::add);
        } catch (IOException | DirectoryIteratorException unreadable) {
            throw new CameraException("%s cannot be read: %s".formatted(path, unreadable.getMessage()));
        }
        if (pictures.isEmpty()) {
            throw new CameraException("no .jpg files in %s".formatted(path));
        }
        Collections.sort(pictures);
        return pictures;
    }

    @Override
    public long patienceNanos() {
        return patience.limitNanos();
    }

    @Override
    public String name() {
        return SCHEME + path;
    }
}
