package org.webcamd.benchmark;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.webcamd.benchmark.scenario.Plan;

/** What can be asked for; filled by JCommander. */
@Parameters(separators = "= ")
final class BenchmarkOptions {
    @Parameter(names = "--quick", description = "one short run of each of the main cases, less than two minutes")
    boolean quick;

    @Parameter(names = "--only", description = "which tables: startup, idle, viewers, slow, sizes, neighbours, wishes,"
        + " links, cluster, device")
    List<String> only = new ArrayList<>();

    @Parameter(names = "--viewers", description = "numbers of viewers, separated by commas")
    List<Integer> viewers;

    @Parameter(names = "--runs", description = "runs of each case that count")
    Integer runs;

    @Parameter(names = "--seconds", description = "seconds of a run that count")
    Double seconds;

    @Parameter(names = "--device", description = "also serve this camera, and by ustreamer where that is installed")
    String device;

    @Parameter(names = "--webcamd", description = "the launcher of another installation (default: what was just built)")
    String webcamd;

    @Parameter(names = "--output", description = "folder for the report and for what the processes print")
    String output = "target/benchmark";

    @Parameter(names = {"-h", "--help"}, help = true, description = "print this help and exit")
    boolean help;

    Plan plan() {
        return (quick ? Plan.quick() : Plan.full()).with(viewers, runs, seconds);
    }

    boolean wants(String table) {
        return only.isEmpty() || only.contains(table);
    }
}
