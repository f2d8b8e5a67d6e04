package org.webcamd.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.webcamd.camera.CameraException;

/**
 * The newest pictures of a folder by the time of their last change, the newest first. Each is asked for its time, so a
 * look takes long where there are very many; it then is made more rarely. Confined to one thread.
 */
final class FolderByTime implements FolderCamera.Listing {
    /** In place of those that are not whole yet, or gone by then. */
    private static final int MOST_FILES = 8;
    /** A look at the folder takes a tenth of the time at most. */
    private static final int PAUSE_FACTOR = 10;

    private final Path folder;
    private List<Path> newest = List.of();
    private long nextLookNanos = System.nanoTime();

    FolderByTime(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<Path> pictures() throws CameraException {
        long beginNanos = System.nanoTime();
        if (beginNanos - nextLookNanos >= 0 || newest.isEmpty() || !Files.exists(newest.get(0))) {
            newest = look();
            long endNanos = System.nanoTime();
            nextLookNanos = endNanos + PAUSE_FACTOR * (endNanos - beginNanos);
        }
        return newest;
    }

    private List<Path> look() throws CameraException {
        // The oldest is on top, and gives way.
        PriorityQueue<Dated> latest = new PriorityQueue<>();
        PictureFolder.forEach(folder, picture -> {
            latest.add(Dated.of(picture));
            if (latest.size() > MOST_FILES) {
                latest.remove();
            }
        });
        if (latest.isEmpty()) {
            throw PictureFolder.empty(folder);
        }
        List<Dated> sorted = new ArrayList<>(latest);
        sorted.sort(Collections.reverseOrder());
        return sorted.stream().map(Dated::picture).toList();
    }

    @Override
    public boolean isRound() {
        return false;
    }

    /** A file and the time of its last change; of two at once the last by name is the newer. */
    private record Dated(FileTime changed, Path picture) implements Comparable<Dated> {
        private static final Comparator<Dated> ORDER = Comparator.comparing(Dated::changed)
            .thenComparing(Dated::picture);

        static Dated of(Path picture) {
            try {
                return new Dated(Files.getLastModifiedTime(picture), picture);
            } catch (IOException goneByNow) {
                return new Dated(FileTime.fromMillis(Long.MIN_VALUE), picture);
            }
        }

        @Override
        public int compareTo(Dated other) {
            return ORDER.compare(this, other);
        }
    }
}
