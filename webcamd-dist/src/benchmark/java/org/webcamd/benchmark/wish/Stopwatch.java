package org.webcamd.benchmark.wish;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Times of this thread, one a round. Confined to it. */
final class Stopwatch {
    private static final Path STAT = Path.of("/proc/thread-self/stat");
    /** Behind the name of the thread; from proc(5). */
    private static final int MINOR_FAULTS = 7;
    private static final double NANOS_A_MILLI = 1e6;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final long pauseMillis;
    private final long[] cpuNanos;
    private final long[] nanos;
    private long faults;
    private int rounds;

    /** Each round after a pause. */
    Stopwatch(int rounds, long pauseMillis) {
        this.pauseMillis = pauseMillis;
        cpuNanos = new long[rounds];
        nanos = new long[rounds];
    }

    /** Does it, and counts it when it is one of the rounds that count. */
    void time(boolean counts, Runnable task) throws IOException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(pauseMillis);
        long faultsBefore = minorFaults();
        long began = System.nanoTime();
        long beganCpu = threads.getCurrentThreadCpuTime();
        task.run();
        long tookCpu = threads.getCurrentThreadCpuTime() - beganCpu;
        long took = System.nanoTime() - began;
        if (counts) {
            cpuNanos[rounds] = tookCpu;
            nanos[rounds++] = took;
            faults += minorFaults() - faultsBefore;
        }
    }

    private static long minorFaults() throws IOException {
        String stat = Files.readString(STAT);
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[MINOR_FAULTS]);
    }

    double cpuMillis() {
        return median(cpuNanos);
    }

    double millis() {
        return median(nanos);
    }

    /** A round. */
    double faults() {
        return rounds == 0 ? 0 : (double) faults / rounds;
    }

    private double median(long[] values) {
        return rounds == 0 ? 0 : Arrays.stream(values, 0, rounds).sorted().skip(rounds / 2).findFirst().getAsLong()
            / NANOS_A_MILLI;
    }
}
