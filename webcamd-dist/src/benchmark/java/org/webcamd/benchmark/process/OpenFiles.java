package org.webcamd.benchmark.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How many files, and so connections, a process may have open. A JVM raises its own limit to the hard one, which its
 * child processes inherit; more is the administrator's to give.
 */
public final class OpenFiles {
    /** What a process needs beside its connections: jars, libraries, selectors. */
    private static final int BESIDE_VIEWERS = 200;
    private static final int HARD_LIMIT = 4;

    private OpenFiles() {
    }

    /**
     * Tells what stands in the way of so many connections.
     *
     * @param viewers connections of one process
     * @return a sentence, or null when nothing does
     * @throws IOException when {@code /proc} cannot be read
     */
    public static String obstacleTo(int viewers) throws IOException {
        long limit = hardLimit();
        if (viewers + BESIDE_VIEWERS <= limit) {
            return null;
        }
        return "%d viewers need about %d open files and the hard limit is %d: raise it (ulimit -Hn, as root)"
            .formatted(viewers, viewers + BESIDE_VIEWERS, limit);
    }

    private static long hardLimit() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/limits"))) {
            if (line.startsWith("Max open files")) {
                String limit = line.split("\\s+")[HARD_LIMIT];
                return limit.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(limit);
            }
        }
        return Long.MAX_VALUE;
    }
}
