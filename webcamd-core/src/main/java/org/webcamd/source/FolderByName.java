package org.webcamd.source;

import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import org.webcamd.camera.CameraException;
import org.webcamd.counters.RareLine;

/**
 * The pictures of a folder in the order of their names. Of very many the last are shown, which are the newest where
 * names tell the time. Confined to one thread.
 */
final class FolderByName implements FolderCamera.Listing {
    /** A day at one every two seconds; a name takes some hundred bytes. */
    static final int MOST_FILES = 50_000;

    private final Path folder;
    private final int most;
    private final RareLine tooMany;

    FolderByName(Path folder, RareLine tooMany) {
        this(folder, MOST_FILES, tooMany);
    }

    FolderByName(Path folder, int most, RareLine tooMany) {
        this.folder = folder;
        this.most = most;
        this.tooMany = tooMany;
    }

    @Override
    public List<Path> pictures() throws CameraException {
        // The first by name is on top, and gives way.
        PriorityQueue<String> names = new PriorityQueue<>();
        int[] passedOver = {0};
        PictureFolder.forEach(folder, picture -> {
            names.add(picture.getFileName().toString());
            if (names.size() > most) {
                names.remove();
                passedOver[0]++;
            }
        });
        if (names.isEmpty()) {
            throw PictureFolder.empty(folder);
        }
        if (passedOver[0] > 0) {
            tooMany.happened(() -> "%s holds %d pictures; the last %d by name are shown".formatted(folder,
                passedOver[0] + most, most));
        }
        List<String> sorted = new ArrayList<>(names);
        Collections.sort(sorted);
        return new Paths(folder, sorted);
    }

    @Override
    public boolean isRound() {
        return true;
    }

    /** Makes a path where it is wanted: names alone take less than half. */
    private static final class Paths extends AbstractList<Path> {
        private final Path folder;
        private final List<String> names;

        Paths(Path folder, List<String> names) {
            this.folder = folder;
            this.names = names;
        }

        @Override
        public Path get(int index) {
            return folder.resolve(names.get(index));
        }

        @Override
        public int size() {
            return names.size();
        }
    }
}
