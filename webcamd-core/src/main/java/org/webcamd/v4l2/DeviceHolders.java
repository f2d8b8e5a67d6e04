package org.webcamd.v4l2;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which programs have a device open, from the links in {@code /proc/<number>/fd}. Without root only those of this
 * user can be seen. Stateless; any thread.
 */
final class DeviceHolders {
    /** How this program is told among the holders. */
    static final String SELF = "this program itself";

    private static final Path PROC = Path.of("/proc");

    private DeviceHolders() {
    }

    /**
     * Each as "ustreamer (process 1234)"; this program itself is told as such.
     *
     * @param ownHandles how often this program has it open for the sake of asking
     */
    static List<String> of(Path device, int ownHandles) {
        return of(device, ownHandles, PROC, ProcessHandle.current().pid());
    }

    static List<String> of(Path device, int ownHandles, Path proc, long self) {
        List<String> holders = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            Path node = device.toRealPath();
            for (Path process : processes) {
                boolean own = process.getFileName().toString().equals(Long.toString(self));
                if (handles(process.resolve("fd"), node) > (own ? ownHandles : 0)) {
                    holders.add(own ? SELF : describe(process));
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // What was found till then is told.
            return holders;
        }
        return holders;
    }

    private static int handles(Path descriptors, Path node) {
        int handles = 0;
        try (DirectoryStream<Path> links = Files.newDirectoryStream(descriptors)) {
            for (Path link : links) {
                if (node.equals(target(link))) {
                    handles++;
                }
            }
        } catch (IOException | DirectoryIteratorException notOurs) {
            // Another user's, or ended by now.
            return handles;
        }
        return handles;
    }

    private static Path target(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException | RuntimeException closedSince) {
            return null;
        }
    }

    private static String describe(Path process) {
        String number = process.getFileName().toString();
        try {
            return "%s (process %s)".formatted(Files.readString(process.resolve("comm")).strip(), number);
        } catch (IOException unreadable) {
            return "process " + number;
        }
    }
}
