package org.webcamd.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A running process, as the kernel tells it (proc(5)); one that has ended and was not asked for its code is none.
 *
 * @param pid its number
 * @param parent who started it, or who took it over when that one had ended
 * @param group that gets signals together
 * @param session of groups
 */
record ProcessEntry(long pid, long parent, long group, long session) {
    private static final Path PROC = Path.of("/proc");
    private static final String ENDED = "ZXx";
    private static final int MOST_FIELDS = 5;

    /** All of this machine, as far as they may be seen; none where that cannot be told. */
    static List<ProcessEntry> all() {
        List<ProcessEntry> found = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path folder : folders) {
                ProcessEntry process = read(folder);
                if (process != null) {
                    found.add(process);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            return List.of();
        }
        return found;
    }

    /** The process that asks. */
    static ProcessEntry self() {
        ProcessEntry self = read(PROC.resolve("self"));
        return self == null ? new ProcessEntry(ProcessHandle.current().pid(), 0, 0, 0) : self;
    }

    /** Null for one that has ended. */
    private static ProcessEntry read(Path folder) {
        try {
            String stat = Files.readString(folder.resolve("stat"), StandardCharsets.ISO_8859_1);
            // Behind the name, which may hold anything: state, parent, group, session.
            int name = stat.lastIndexOf(')');
            String[] fields = stat.substring(name + 2).split(" ", MOST_FIELDS);
            return ENDED.contains(fields[0]) ? null
                : new ProcessEntry(Long.parseLong(stat.substring(0, stat.indexOf(' '))), Long.parseLong(fields[1]),
                    Long.parseLong(fields[2]), Long.parseLong(fields[3]));
        } catch (IOException | RuntimeException ended) {
            return null;
        }
    }

    /** Whether it was started with a variable of that value in its environment, which children inherit. */
    boolean wasStartedWith(String variable, String value) {
        try {
            byte[] bytes = Files.readAllBytes(PROC.resolve(Long.toString(pid)).resolve("environ"));
            String environment = "\0" + new String(bytes, StandardCharsets.ISO_8859_1);
            return environment.contains("\0" + variable + "=" + value + "\0");
        } catch (IOException notOurs) {
            return false;
        }
    }
}
