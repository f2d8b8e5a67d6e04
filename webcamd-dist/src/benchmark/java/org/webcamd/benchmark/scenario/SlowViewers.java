package org.webcamd.benchmark.scenario;

import java.io.IOException;
import java.util.List;
import org.webcamd.benchmark.picture.PictureSize;
import org.webcamd.benchmark.process.BrokenRunException;
import org.webcamd.benchmark.process.ServerProcess;
import org.webcamd.benchmark.report.Figure;
import org.webcamd.benchmark.report.Report;

/** Viewers who cannot keep up: how old is what they see, and what do they do to the others? */
public final class SlowViewers implements Scenario {
    private static final List<Figure> FIGURES = List.of(Figure.SLOW_P50, Figure.SLOW_P99, Figure.SLOW_FPS);
    private static final List<Figure> FIGURES_OF_FAST = List.of(Figure.FPS_MIN, Figure.P99, Figure.CPU_PER_GB);
    private static final SlowCase FOR_SIZES = new SlowCase(20, 2_000_000, 0);

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
    public SlowViewers(Workbench bench, Plan plan, Report report) {
        this.bench = bench;
        this.plan = plan;
        this.report = report;
        sideBySide = new SideBySide(bench, plan, report);
    }

    /** At several rates. */
    @Override
    public void run() throws BrokenRunException, IOException, InterruptedException {
        report.table("Slow viewers", "reference");
        for (SlowCase slow : plan.slow()) {
            measure(slow, PictureSize.KB_58);
        }
    }

    /**
     * At one rate, with pictures of several sizes.
     *
     * @throws BrokenRunException when something does not work
     * @throws IOException when something cannot be started or read
     * @throws InterruptedException when asked to end
     */
    public void runSizes() throws BrokenRunException, IOException, InterruptedException {
        report.table("Slow viewers, sizes of frame", "reference");
        for (PictureSize size : plan.sizes()) {
            measure(FOR_SIZES, size);
        }
    }

    private void measure(SlowCase slow, PictureSize size)
        throws BrokenRunException, IOException, InterruptedException {
        try (ServerProcess webcamd = bench.webcamd(size); ServerProcess reference = bench.reference(size)) {
            Comparison comparison = sideBySide.measure(webcamd, reference, slow.load(size, plan));
            for (Figure figure : FIGURES) {
                comparison.report(report, slow.label(size), figure, Goals.ofSlow(slow, figure));
            }
            for (Figure figure : slow.fastBeside() > 0 ? FIGURES_OF_FAST : List.<Figure>of()) {
                comparison.report(report, slow.label(size), figure, Goals.ofViewers(slow.fastBeside(), figure));
            }
        }
    }
}
