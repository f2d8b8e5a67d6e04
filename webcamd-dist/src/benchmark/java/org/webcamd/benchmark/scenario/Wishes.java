package org.webcamd.benchmark.scenario;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.webcamd.benchmark.picture.PictureSize;
import org.webcamd.benchmark.process.BrokenRunException;
import org.webcamd.benchmark.report.Report;
import org.webcamd.benchmark.wish.WishCost;

/** What a frame costs that a viewer wishes to have changed, with libturbojpeg and as if it were not installed. */
public final class Wishes implements Scenario {
    private static final List<String> HEADS = List.of("wish", "made by", "webcamd, ms CPU (ms)", "pages a frame",
        "libturbojpeg alone, ms CPU", "ratio", "OpenCV alone, ms CPU", "ratio", "bytes");
    private static final PictureSize SIZE = PictureSize.KB_58;
    private static final int ROUNDS_A_RUN = 20;
    private static final int PACED_ROUNDS_A_RUN = 8;
    private static final long PAUSE_MILLIS = 33;

    private final Workbench bench;
    private final Plan plan;
    private final Report report;

    /**
     * Measures nothing yet.
     *
     * @param bench where processes come from
     * @param plan how often
     * @param report where rows go
     */
    public Wishes(Workbench bench, Plan plan, Report report) {
        this.bench = bench;
        this.plan = plan;
        this.report = report;
    }

    @Override
    public void run() throws BrokenRunException, IOException, InterruptedException {
        tell("Wishes, one after the other", 0, true);
        tell("Wishes, as many a second as a camera has", PAUSE_MILLIS, true);
        tell("Wishes without libturbojpeg, one after the other", 0, false);
    }

    private void tell(String title, long pauseMillis, boolean isTurboUsed)
        throws BrokenRunException, IOException, InterruptedException {
        report.table(title, HEADS);
        int rounds = plan.runs() * (pauseMillis == 0 ? ROUNDS_A_RUN : PACED_ROUNDS_A_RUN);
        for (WishCost cost : bench.wishCosts(SIZE, rounds, pauseMillis, isTurboUsed)) {
            report.cells(List.of('`' + cost.wish() + '`', cost.way().toLowerCase(Locale.ROOT),
                "%s (%s)".formatted(number(cost.cpuMillis()), number(cost.millis())),
                String.format(Locale.ROOT, "%.0f", cost.faults()), number(cost.turboMillis()),
                number(cost.cpuMillis() / cost.turboMillis()), number(cost.openCvMillis()),
                number(cost.cpuMillis() / cost.openCvMillis()), Long.toString(cost.bytes())));
        }
    }

    /** Nothing where nothing was measured. */
    private static String number(double value) {
        return value > 0 && Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : "";
    }
}
