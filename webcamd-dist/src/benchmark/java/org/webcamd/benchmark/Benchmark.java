package org.webcamd.benchmark;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.webcamd.benchmark.process.BrokenRunException;
import org.webcamd.benchmark.report.Report;
import org.webcamd.benchmark.scenario.Device;
import org.webcamd.benchmark.scenario.Edges;
import org.webcamd.benchmark.scenario.Idle;
import org.webcamd.benchmark.scenario.Links;
import org.webcamd.benchmark.scenario.ManyViewers;
import org.webcamd.benchmark.scenario.Neighbours;
import org.webcamd.benchmark.scenario.Plan;
import org.webcamd.benchmark.scenario.Scenario;
import org.webcamd.benchmark.scenario.SlowViewers;
import org.webcamd.benchmark.scenario.StartUp;
import org.webcamd.benchmark.scenario.Wishes;
import org.webcamd.benchmark.scenario.Workbench;

/** The program: exit code 0 when all works, however slow; 1 when something is broken; 2 for wrong usage. */
public final class Benchmark {
    private static final int OK = 0;
    private static final int BROKEN = 1;
    private static final int WRONG_USAGE = 2;

    private final BenchmarkOptions options;
    private final Report report;

    private Benchmark(BenchmarkOptions options, Report report) {
        this.options = options;
        this.report = report;
    }

    /**
     * Runs and exits with the code that {@link #run} returned.
     *
     * @param args the command line
     * @throws Exception when this machine cannot run it
     */
    public static void main(String[] args) throws Exception {
        System.exit(run(System.out, args));
    }

    private static int run(PrintStream out, String... args) throws IOException, InterruptedException {
        BenchmarkOptions options = new BenchmarkOptions();
        JCommander commander = JCommander.newBuilder().addObject(options).build();
        try {
            commander.parse(args);
            if (options.help) {
                commander.usage();
                return OK;
            }
            Report report = new Report(out);
            report.head(command(args));
            new Benchmark(options, report).measure(options.plan());
            report.end(Path.of(options.output, "report.md"));
            return report.isBroken() ? BROKEN : OK;
        } catch (ParameterException | IllegalArgumentException wrong) {
            out.println("benchmark: " + wrong.getMessage());
            return WRONG_USAGE;
        }
    }

    private static String command(String... args) {
        String given = args.length == 0 ? "" : " -Dbenchmark.args=\"" + String.join(" ", args) + '"';
        return "./mvnw -q -B -Pbenchmark -DskipTests" + given + " package";
    }

    private void measure(Plan plan) throws IOException, InterruptedException {
        Path installed = options.webcamd == null ? null : Path.of(options.webcamd);
        try (Workbench bench = new Workbench(installed, Path.of(options.output, "logs"))) {
            Map<String, Scenario> scenarios = scenarios(bench, plan);
            requireKnown(scenarios);
            for (Map.Entry<String, Scenario> scenario : scenarios.entrySet()) {
                if (options.wants(scenario.getKey())) {
                    runToEnd(scenario.getValue());
                }
            }
        } catch (BrokenRunException doesNotStart) {
            report.broken(doesNotStart.getMessage());
        }
    }

    private Map<String, Scenario> scenarios(Workbench bench, Plan plan)
        throws BrokenRunException, IOException, InterruptedException {
        Map<String, Scenario> scenarios = new LinkedHashMap<>();
        SlowViewers slow = new SlowViewers(bench, plan, report);
        scenarios.put("startup", new StartUp(bench, plan, report));
        scenarios.put("idle", new Idle(bench, plan, report));
        scenarios.put("viewers", new ManyViewers(bench, plan, report));
        scenarios.put("slow", slow);
        scenarios.put("sizes", slow::runSizes);
        scenarios.put("neighbours", new Neighbours(bench, plan, report));
        scenarios.put("wishes", new Wishes(bench, plan, report));
        scenarios.put("links", new Links(bench, plan, report));
        scenarios.put("cluster", new Edges(bench, plan, report));
        if (options.device != null) {
            scenarios.put("device", new Device(bench, plan, report, options.device));
        }
        return scenarios;
    }

    private void requireKnown(Map<String, Scenario> scenarios) {
        if (!scenarios.keySet().containsAll(options.only)) {
            throw new IllegalArgumentException("--only takes " + String.join(", ", new TreeSet<>(scenarios.keySet()))
                + (options.device == null ? ", and device with --device" : ""));
        }
    }

    /** What is broken in one table does not keep the others from being measured. */
    private void runToEnd(Scenario scenario) throws IOException, InterruptedException {
        try {
            scenario.run();
        } catch (BrokenRunException broken) {
            report.broken(broken.getMessage());
        }
    }
}
