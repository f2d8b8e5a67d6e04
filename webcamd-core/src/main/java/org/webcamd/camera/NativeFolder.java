package org.webcamd.camera;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder that native libraries are unpacked to and loaded from, when that has failed: says why, as far as can be
 * told afterwards, and what to do. Any thread.
 */
final class NativeFolder {
    private static final String CACHE_PROPERTY = "org.bytedeco.javacpp.cachedir";
    private static final long ENOUGH_BYTES = 128 << 20;
    private static final int MOUNT_POINT = 4;
    private static final int MOUNT_OPTIONS = 5;

    private NativeFolder() {
    }

    /** One line for the user. */
    static String complaint(Throwable failure) {
        String cache = System.getProperty(CACHE_PROPERTY);
        Path folder = cache == null ? Path.of(System.getProperty("user.home"), ".javacpp", "cache") : Path.of(cache);
        return "OpenCV's native libraries cannot be loaded from %s: %s; set XDG_CACHE_HOME to a folder where they can, "
            .formatted(folder, reason(folder, failure)) + "and start webcamd again";
    }

    private static String reason(Path folder, Throwable failure) {
        try {
            if (!Files.isWritable(folder)) {
                return "it cannot be written to";
            }
            if (isNoExec(folder.toRealPath(), Files.readString(Path.of("/proc/self/mountinfo")))) {
                return "it is on a disk that nothing can be run from (mounted noexec)";
            }
            long freeBytes = Files.getFileStore(folder).getUsableSpace();
            if (freeBytes < ENOUGH_BYTES) {
                return "it is full (%d MB are left)".formatted(freeBytes >> 20);
            }
        } catch (IOException unknown) {
            // What was thrown tells more.
        }
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
