package org.webcamd.benchmark.scenario;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.webcamd.benchmark.picture.PictureSize;
import org.webcamd.benchmark.process.BrokenRunException;
import org.webcamd.benchmark.process.ProcessFigures;
import org.webcamd.benchmark.process.ServerProcess;
import org.webcamd.benchmark.report.Goal;
import org.webcamd.benchmark.report.Report;
import org.webcamd.benchmark.report.Samples;

/** What servers cost that nobody watches any more. They are measured at once, since they do not disturb each other. */
public final class Idle implements Scenario {
    private static final long SETTLE_SECONDS = 5;
    private static final double MILLIS_PER_SECOND = 1_000;

    private final Workbench bench;
    private final Plan plan;
    private final Report report;

    /**
     * Measures nothing yet.
     *
     * @param bench where servers come from
     * @param plan how much
     * @param report where rows go
     */
    public Idle(Workbench bench, Plan plan, Report report) {
        this.bench = bench;
        this.plan = plan;
        this.report = report;
    }

    @Override
    public void run() throws BrokenRunException, IOException, InterruptedException {
        report.table("Nobody watching", "reference");
        try (ServerProcess file = bench.webcamd(PictureSize.KB_58);
             ServerProcess test = bench.webcamd("test");
             ServerProcess reference = bench.reference(PictureSize.KB_58)) {
            List<ServerProcess> servers = List.of(file, test, reference);
            for (ServerProcess server : servers) {
                Start.awaitFrame(server);
            }
            double[][] percent = measure(servers);
            row("files", file, percent[0], reference, percent[2]);
            row("test picture", test, percent[1], reference, percent[2]);
        }
    }

    private double[][] measure(List<ServerProcess> servers)
        throws BrokenRunException, IOException, InterruptedException {
        double[][] percent = new double[servers.size()][plan.runs()];
        TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
        for (int run = 0; run < plan.runs(); run++) {
            double[] before = cpuSeconds(servers);
            long startNanos = System.nanoTime();
            TimeUnit.MILLISECONDS.sleep((long) (plan.idleSeconds() * MILLIS_PER_SECOND));
            double[] after = cpuSeconds(servers);
            double seconds = (System.nanoTime() - startNanos) / 1e9;
            for (int i = 0; i < percent.length; i++) {
                percent[i][run] = (after[i] - before[i]) / seconds * 100;
            }
        }
        return percent;
    }

    private static double[] cpuSeconds(List<ServerProcess> servers) throws BrokenRunException, IOException {
        double[] seconds = new double[servers.size()];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = servers.get(i).figures().cpuSeconds();
        }
        return seconds;
    }

    private void row(String what, ServerProcess webcamd, double[] percent, ServerProcess reference,
        double[] referencePercent) throws BrokenRunException, IOException {
        report.row(what, "server CPU, % of a core", "%.2f", new Samples(percent), new Samples(referencePercent),
            Goals.IDLE_PERCENT);
        report.row(what, "resident memory, MB", "%.0f", memory(webcamd.figures()), memory(reference.figures()),
            Goal.NONE);
    }

    private static Samples memory(ProcessFigures figures) {
        return new Samples(figures.rssKilobytes() / 1024.0);
    }
}
