package org.webcamd.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How many files this process may have open, and has open when it starts: each connection is one.
 *
 * @param limit the most, or {@link Integer#MAX_VALUE} where that is not known
 * @param used those that are open before the first connection
 */
record OpenFiles(int limit, int used) {
    /** For cameras that are opened anew, jars and natives that are yet to be loaded, and what libraries do. */
    private static final int RESERVED = 16;
    /** Who looks for what is wrong has to get an answer, and has a share of them only. */
    private static final int LEAST_CONNECTIONS = 16;
    private static final Pattern LIMIT = Pattern.compile("(?m)^Max open files +(\\d+) ");

    private static final OpenFiles UNKNOWN = new OpenFiles(Integer.MAX_VALUE, 0);

    /** Those of this process, now. */
    static OpenFiles now() {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return of(Files.readString(Path.of("/proc/self/limits")), (int) open.count());
        } catch (IOException notLinux) {
            return UNKNOWN;
        }
    }

    /** What the kernel's {@code /proc/self/limits} says; where that is "unlimited", it is more than will be needed. */
    static OpenFiles of(String limits, int used) {
        Matcher limit = LIMIT.matcher(limits);
        return limit.find() ? new OpenFiles((int) Math.min(Integer.MAX_VALUE, Long.parseLong(limit.group(1))), used)
            : UNKNOWN;
    }

    /** How many connections there is room for, if so many were wanted. */
    int connections(int wanted) {
        return Math.min(wanted, Math.max(LEAST_CONNECTIONS, limit - used - RESERVED));
    }

    /** What to tell whoever set more viewers than there is room for. */
    Optional<String> complaint(int maxViewers) {
        int room = connections(maxViewers);
        return room >= maxViewers ? Optional.empty() : Optional.of(
            "room for %d connections only, fewer than --max-viewers %d: this process may have %d open files; %s"
                .formatted(room, maxViewers, limit, remedy(maxViewers)));
    }

    /** What to tell when none is left. */
    String exhausted() {
        return "all %d files that this process may have open are open; more with ulimit -n or systemd's LimitNOFILE="
            .formatted(limit);
    }

    private String remedy(int maxViewers) {
        return "ulimit -n %1$d or systemd's LimitNOFILE=%1$d would do".formatted(maxViewers + used + RESERVED);
    }
}
