package org.webcamd.source;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.Source;
import org.webcamd.memory.MemoryShare;

/** A video file of any kind, played at its own rate, again and again, by the program ffmpeg. */
final class VideoSource implements Source {
    private final Path file;
    private final String ffmpeg;
    private final Patience patience;

    /** With the program to run, by its name on the PATH. */
    VideoSource(Path file, String ffmpeg, Patience patience) {
        this.file = file;
        this.ffmpeg = ffmpeg;
        this.patience = patience;
    }

    @Override
    public Camera open(MemoryShare memory) throws CameraException {
        return StreamCamera.open(() -> start(memory), "ffmpeg", patience);
    }

    private PicturePump start(MemoryShare memory) throws CameraException {
        if (!isInstalled()) {
            throw new CameraException(("%s needs the program ffmpeg, which is not installed: sudo apt install ffmpeg, "
                + "or name a folder of .jpg files or a .mjpg file").formatted(name()));
        }
        try {
            ProcessReader reader = ProcessReader.start(name(), name() + ": ffmpeg", command(), memory);
            return new PicturePump(name(), reader, PicturePump.NEVER_NANOS).start();
        } catch (IOException failed) {
            throw new CameraException("%s: ffmpeg cannot be started: %s".formatted(name(), failed.getMessage()));
        }
    }

    private boolean isInstalled() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.of(path.split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, ffmpeg)));
    }

    private List<String> command() {
        // "file:" keeps a colon in the path from being taken for a protocol.
        return List.of(ffmpeg, "-nostdin", "-v", "error", "-re", "-stream_loop", "-1", "-i", "file:" + file, "-an",
            "-f", "mjpeg", "-q:v", "3", "-");
    }

    @Override
    public String name() {
        return FileSource.SCHEME + file;
    }
}
