package org.webcamd.benchmark.scenario;

import java.io.IOException;
import java.util.List;
import org.webcamd.benchmark.picture.PictureSize;
import org.webcamd.benchmark.process.BrokenRunException;
import org.webcamd.benchmark.process.ServerProcess;
import org.webcamd.benchmark.report.Figure;
import org.webcamd.benchmark.report.Report;

/** One viewer to many, all of them fast. */
public final class ManyViewers implements Scenario {
    static final List<Figure> FIGURES = List.of(Figure.FPS_MIN, Figure.FPS_MEDIAN, Figure.CPU_PER_GB,
        Figure.CPU_PER_FRAME, Figure.CPU_SHARE, Figure.P50, Figure.P99, Figure.P999, Figure.RSS, Figure.PEAK_RSS,
        Figure.CLIENT_CPU);
    /** The CPU time of few viewers is told in steps of 10 ms, which wants longer runs. */
    private static final int FEW = 10;
    private static final int LONGER_FOR_FEW = 2;

    private final Workbench bench;
    private final Plan plan;
    private final Report report;
    private final SideBySide sideBySide;

    /**
     * Measures nothing yet.
     *
     * @param bench where servers come from
     * @param plan how much
     * @param report where rows go
     */
    public ManyViewers(Workbench bench, Plan plan, Report report) {
        this.bench = bench;
        this.plan = plan;
        this.report = report;
        sideBySide = new SideBySide(bench, plan, report);
    }

    @Override
    public void run() throws BrokenRunException, IOException, InterruptedException {
        report.table("Viewers (58 kB a frame, 30 frames/s)", "reference");
        for (int viewers : plan.viewers()) {
            Load load = load(viewers, plan);
            if (sideBySide.isPossible(load)) {
                measure(load);
            }
        }
    }

    static Load load(int viewers, Plan plan) {
        double seconds = viewers <= FEW ? LONGER_FOR_FEW * plan.seconds() : plan.seconds();
        return new Load(viewers, 0, 1, 0, plan.warmUpSeconds(), seconds);
    }

    private void measure(Load load) throws BrokenRunException, IOException, InterruptedException {
        try (ServerProcess webcamd = bench.webcamd(PictureSize.KB_58);
             ServerProcess reference = bench.reference(PictureSize.KB_58)) {
            Comparison comparison = sideBySide.measure(webcamd, reference, load);
            for (Figure figure : FIGURES) {
                comparison.report(report, Integer.toString(load.fast()), figure, Goals.ofViewers(load.fast(), figure));
            }
        }
    }
}
