package org.webcamd.benchmark.scenario;

import java.io.IOException;
import java.util.List;
import org.webcamd.benchmark.load.LoadResult;
import org.webcamd.benchmark.process.BrokenRunException;
import org.webcamd.benchmark.process.ServerProcess;
import org.webcamd.benchmark.report.Figure;
import org.webcamd.benchmark.report.Goal;
import org.webcamd.benchmark.report.Report;

/** A real camera, served by webcamd and then by ustreamer where that is installed. */
public final class Device implements Scenario {
    private final Workbench bench;
    private final Plan plan;
    private final Report report;
    private final String device;
    private final SideBySide sideBySide;

    /**
     * Measures nothing yet.
     *
     * @param bench where servers come from
     * @param plan how much
     * @param report where rows go
     * @param device such as /dev/video0
     */
    public Device(Workbench bench, Plan plan, Report report, String device) {
        this.bench = bench;
        this.plan = plan;
        this.report = report;
        this.device = device;
        sideBySide = new SideBySide(bench, plan, report);
    }

    @Override
    public void run() throws BrokenRunException, IOException, InterruptedException {
        report.table("The camera " + device, "ustreamer");
        boolean installed = Programs.isInstalled("ustreamer");
        if (!installed) {
            report.note("ustreamer is not installed here.");
        }
        for (int viewers : plan.viewers()) {
            Load load = ManyViewers.load(viewers, plan);
            if (sideBySide.isPossible(load)) {
                List<LoadResult> ofWebcamd = measure(() -> bench.webcamd(device), load);
                List<LoadResult> ofOther = installed ? measure(() -> bench.ustreamer(device), load) : List.of();
                report(viewers, new Comparison(ofWebcamd, ofOther));
            }
        }
    }

    private List<LoadResult> measure(Start.Starter starter, Load load)
        throws BrokenRunException, IOException, InterruptedException {
        try (ServerProcess server = starter.start()) {
            return sideBySide.measureAlone(server, load);
        }
    }

    private void report(int viewers, Comparison comparison) {
        for (Figure figure : ManyViewers.FIGURES) {
            comparison.report(report, Integer.toString(viewers), figure, Goal.NONE);
        }
    }
}
