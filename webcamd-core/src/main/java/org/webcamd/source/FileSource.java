package org.webcamd.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.Source;
import org.webcamd.counters.RareLine;
import org.webcamd.memory.MemoryShare;

/**
 * Pictures from disk, shown again and again. JPEGs are served as they are, at the rate asked for: those of a folder in
 * the order of their names, its newest alone, or those of a file that holds them end to end. Any other video is played
 * by ffmpeg. What the path is, is looked at when it is opened.
 */
public final class FileSource implements Source {
    /** What stands before the path. */
    public static final String SCHEME = "file:";

    /** What stands behind the path of a folder whose newest picture is to be shown. */
    private static final String NEWEST = ",newest";
    /** Files are replaced with a gap that is shorter. */
    private static final long GAP_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LOOK_MILLIS = 20;

    private final Path path;
    private final boolean newest;
    private final CameraSettings settings;
    private final String ffmpeg;
    private final Patience patience;
    private final RareLine tooMany = new RareLine(System.getLogger(FileSource.class.getName()));

    /**
     * Names a file or folder; nothing is read yet.
     *
     * @param text the path of what to show; of a folder, "newest" may stand behind it and a comma
     * @param settings whose rate is the rate of the pictures; sizes play no part
     */
    public FileSource(String text, CameraSettings settings) {
        this(text, settings, "ffmpeg");
    }

    FileSource(String text, CameraSettings settings, String ffmpeg) {
        newest = text.toLowerCase(Locale.ROOT).endsWith(NEWEST);
        path = Path.of(newest ? text.substring(0, text.length() - NEWEST.length()) : text);
        this.settings = settings;
        this.ffmpeg = ffmpeg;
        patience = Patience.of(settings);
    }

    /** Looks again for a moment where there is nothing: it may be replaced just now. */
    @Override
    public Camera open(MemoryShare memory) throws CameraException {
        long endNanos = System.nanoTime() + GAP_NANOS;
        while (true) {
            try {
                return openNow(memory);
            } catch (NotThere gap) {
                if (System.nanoTime() - endNanos > 0) {
                    throw gap;
                }
                pause(gap);
            }
        }
    }

    private static void pause(NotThere gap) throws CameraException {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw gap;
        }
    }

    private Camera openNow(MemoryShare memory) throws CameraException {
        if (Files.isDirectory(path)) {
            return new FolderCamera(newest ? new FolderByTime(path) : new FolderByName(path, tooMany), settings.fps(),
                memory);
        }
        if (!Files.isRegularFile(path)) {
            throw nothingThere();
        }
        if (newest) {
            throw new CameraException("%s is a file; %s stands behind a folder".formatted(path, NEWEST));
        }
        if (PictureFolder.isPicture(path)) {
            return new FolderCamera(new OneFile(path), settings.fps(), memory);
        }
        if (PictureFolder.isNamed(path, ".mjpg", ".mjpeg")) {
            return new MjpegFileCamera(path, settings.fps(), memory);
        }
        return new VideoSource(path, ffmpeg, patience).open(memory);
    }

    private CameraException nothingThere() {
        String text = path.toString();
        int comma = text.lastIndexOf(',');
        if (comma > 0 && Files.isDirectory(Path.of(text.substring(0, comma)))) {
            return new NotThere("no file or folder at %s; what can stand behind the folder %s is %s".formatted(text,
                text.substring(0, comma), NEWEST));
        }
        Path folder = path.getParent();
        if (folder != null && text.matches(".*[*?\\[].*") && Files.isDirectory(folder)) {
            return new NotThere("no file or folder at %s; patterns are not read: file:%s shows all .jpg files in it"
                .formatted(text, folder));
        }
        return new NotThere(("no file or folder at %s; file: takes a folder of .jpg files, a .mjpg file or a video")
            .formatted(path));
    }

    @Override
    public boolean isPresent() {
        return Files.isDirectory(path) ? PictureFolder.hasPicture(path) : Files.exists(path);
    }

    @Override
    public long patienceNanos() {
        return patience.limitNanos();
    }

    @Override
    public String name() {
        return SCHEME + path + (newest ? NEWEST : "");
    }

    /** A file that is read each time. */
    private record OneFile(Path path) implements FolderCamera.Listing {
        @Override
        public List<Path> pictures() {
            return List.of(path);
        }

        @Override
        public boolean isRound() {
            return true;
        }
    }
}
