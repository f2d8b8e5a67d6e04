package org.webcamd.camera;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder that native libraries are loaded from, when that has failed: says why, as far as can be told afterwards,
 * and what to do. Any thread.
 */
final class NativeFolder {
    /** Where an installation has them. */
    static final String PACKED_PROPERTY = "webcamd.natives";

    private static final int MOUNT_POINT = 4;
    private static final int MOUNT_OPTIONS = 5;

    private NativeFolder() {
    }

    /** One line for the user. */
    static String complaint(Throwable failure) {
        String packed = System.getProperty(PACKED_PROPERTY);
        if (packed == null) {
            return "OpenCV's native libraries cannot be loaded: " + firstLine(failure);
        }
        Path folder = Path.of(packed);
        return "OpenCV's native libraries cannot be loaded from %s: %s".formatted(folder, reason(folder, failure));
    }

    private static String reason(Path folder, Throwable failure) {
        if (!Files.isDirectory(folder)) {
            return "there is no such folder; install webcamd anew";
        }
        try {
            if (isNoExec(folder.toRealPath(), Files.readString(Path.of("/proc/self/mountinfo")))) {
                return "it is on a disk that nothing can be run from (mounted noexec); install webcamd on another";
            }
        } catch (IOException unknown) {
            // What was thrown tells more.
        }
        return firstLine(failure) + "; install the webcamd that is made for this machine, "
            + System.getProperty("os.arch");
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    /** By the kernel's list, as in proc(5): the deepest mount point above the folder counts, the last if several. */
    static boolean isNoExec(Path folder, String mountInfo) {
        int deepest = -1;
        boolean noExec = false;
        for (String line : mountInfo.lines().toList()) {
            String[] fields = line.split(" ");
            Path point = Path.of(fields[MOUNT_POINT].replace("\\040", " "));
            if (folder.startsWith(point) && point.getNameCount() >= deepest) {
                deepest = point.getNameCount();
                noExec = ("," + fields[MOUNT_OPTIONS] + ",").contains(",noexec,");
            }
        }
        return noExec;
    }
}
