package org.webcamd.benchmark.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.webcamd.benchmark.load.LoadResult;

/** Everything that is told of a run under load. */
public enum Figure {
    /** Of the fast viewer who got fewest. */
    FPS_MIN("frames/s, the worst viewer", "%.1f", LoadResult::fpsMin),
    /** Of the fast viewer in the middle. */
    FPS_MEDIAN("frames/s, median viewer", "%.1f", LoadResult::fpsMedian),
    /** What a server is about. */
    CPU_PER_GB("server CPU-s/GB", "%.3f", run -> run.serverCpuSeconds() / (run.bytes() / 1e9)),
    /** Of a frame to one viewer. */
    CPU_PER_FRAME("server CPU a frame and viewer, µs", "%.1f",
        run -> run.serverCpuSeconds() * 1e6 / (run.frames() + run.slowFrames())),
    /** Of one core. */
    CPU_SHARE("server CPU, % of a core", "%.2f", run -> run.serverCpuSeconds() / run.seconds() * 100),
    /** Of a picture, on average. */
    BYTES_A_FRAME("bytes a frame", "%.0f", run -> (double) run.bytes() / (run.frames() + run.slowFrames())),
    /** From capture to the last byte at a fast viewer. */
    P50("latency p50, ms", "%.2f", LoadResult::p50Millis),
    /** From capture to the last byte at a fast viewer. */
    P99("latency p99, ms", "%.1f", LoadResult::p99Millis),
    /** From capture to the last byte at a fast viewer. */
    P999("latency p99.9, ms", "%.1f", LoadResult::p999Millis),
    /** Of the slow viewer in the middle. */
    SLOW_FPS("frames/s, median slow viewer", "%.2f", LoadResult::slowFpsMedian),
    /** From capture to the last byte at a slow viewer. */
    SLOW_P50("age at a slow viewer p50, ms", "%.0f", LoadResult::slowP50Millis),
    /** From capture to the last byte at a slow viewer. */
    SLOW_P99("age at a slow viewer p99, ms", "%.0f", LoadResult::slowP99Millis),
    /** At the end of the run. */
    RSS("resident memory, MB", "%.0f", run -> run.serverRssKilobytes() / 1024.0),
    /** Since the server's start. */
    PEAK_RSS("resident memory, peak, MB", "%.0f", run -> run.serverPeakKilobytes() / 1024.0),
    /** To judge the load client by. */
    CLIENT_CPU("load client CPU, % of a core", "%.0f", run -> run.clientCpuSeconds() / run.seconds() * 100);

    private final String label;
    private final String format;
    private final ToDoubleFunction<LoadResult> value;

    Figure(String label, String format, ToDoubleFunction<LoadResult> value) {
        this.label = label;
        this.format = format;
        this.value = value;
    }

    String label() {
        return label;
    }

    String format() {
        return format;
    }

    /**
     * Takes the figure out of each run.
     *
     * @param runs in order
     * @return as many samples
     */
    public Samples of(List<LoadResult> runs) {
        return new Samples(runs.stream().mapToDouble(value).toArray());
    }
}
