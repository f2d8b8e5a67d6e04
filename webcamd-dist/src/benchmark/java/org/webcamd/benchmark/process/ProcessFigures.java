package org.webcamd.benchmark.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the kernel tells of a process.
 *
 * @param cpuSeconds used since its start, in user and kernel mode, in steps of 10 ms
 * @param rssKilobytes resident memory now, in units of 1024 bytes
 * @param peakKilobytes the most that it was since its start
 */
public record ProcessFigures(double cpuSeconds, long rssKilobytes, long peakKilobytes) {
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER_TICKS = 11;
    private static final int KERNEL_TICKS = 12;

    /**
     * Reads them now.
     *
     * @param pid a living process
     * @return its figures
     * @throws IOException when there is no such process
     */
    public static ProcessFigures of(long pid) throws IOException {
        Path folder = Path.of("/proc", Long.toString(pid));
        String stat = Files.readString(folder.resolve("stat"));
        // The second field, the name in brackets, may hold anything.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[KERNEL_TICKS]);
        String status = Files.readString(folder.resolve("status"));
        return new ProcessFigures(ticks / TICKS_PER_SECOND, kilobytes(status, "VmRSS:"), kilobytes(status, "VmHWM:"));
    }

    private static long kilobytes(String status, String key) {
        return status.lines().filter(line -> line.startsWith(key))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0);
    }
}
