package org.webcamd.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory there is: that of the machine, or what a container or unit may have of it (proc(5), cgroups(7)). */
public final class MachineMemory {
    /** Where nothing can be learnt: the smallest that this program is for. */
    private static final long UNKNOWN_BYTES = 512L << 20;

    private static final Pattern TOTAL = Pattern.compile("(?m)^MemTotal: +([0-9]{1,15}) kB");
    private static final Pattern LIMIT = Pattern.compile("([0-9]{1,18})\\s*");

    private MachineMemory() {
    }

    /** {@return what there is here} */
    public static long bytes() {
        return bytes(Path.of("/proc/meminfo"),
            List.of(Path.of("/sys/fs/cgroup/memory.max"), Path.of("/sys/fs/cgroup/memory/memory.limit_in_bytes")));
    }

    static long bytes(Path meminfo, List<Path> limits) {
        Matcher total = TOTAL.matcher(text(meminfo));
        long bytes = total.find() ? Long.parseLong(total.group(1)) * 1024 : UNKNOWN_BYTES;
        for (Path file : limits) {
            // "max" where there is none.
            Matcher limit = LIMIT.matcher(text(file));
            bytes = limit.matches() ? Math.min(bytes, Long.parseLong(limit.group(1))) : bytes;
        }
        return bytes;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException notHere) {
            return "";
        }
    }
}
