package org.webcamd.benchmark.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.webcamd.benchmark.load.LoadResult;
import org.webcamd.benchmark.picture.PictureSize;
import org.webcamd.benchmark.process.BrokenRunException;
import org.webcamd.benchmark.process.ChildProcess;
import org.webcamd.benchmark.process.ServerProcess;
import org.webcamd.benchmark.report.Figure;
import org.webcamd.benchmark.report.Goal;
import org.webcamd.benchmark.report.Report;

/** A viewer behind a slow link, which is not a slow reader: how old is what it sees, as it is and when it adapts? */
public final class Links implements Scenario {
    private static final List<Figure> FIGURES =
        List.of(Figure.P50, Figure.P99, Figure.FPS_MEDIAN, Figure.BYTES_A_FRAME);
    private static final List<Integer> KILOBITS = List.of(4_000, 1_600, 400);
    private static final List<Integer> FAST_BESIDE = List.of(0, 200);
    private static final PictureSize SIZE = PictureSize.KB_58;
    private static final String ADAPTING = "&adapt=1";
    private static final double WARM_UP_SECONDS = 8;
    private static final double LEAST_SECONDS = 15;
    private static final double BESIDE_SECONDS = 3_600;
    private static final int MOST_RUNS = 3;

    private final Workbench bench;
    private final Plan plan;
    private final Report report;

    /**
     * Measures nothing yet.
     *
     * @param bench where servers come from
     * @param plan how long, how often
     * @param report where rows go
     */
    public Links(Workbench bench, Plan plan, Report report) {
        this.bench = bench;
        this.plan = plan;
        this.report = report;
    }

    @Override
    public void run() throws BrokenRunException, IOException, InterruptedException {
        report.table("Behind a slow link", "webcamd, " + ADAPTING.substring(1));
        for (int fast : FAST_BESIDE) {
            for (int kilobits : KILOBITS) {
                SlowLink link = lay(kilobits);
                if (link == null) {
                    return;
                }
                try (link) {
                    measure(link.place(), kilobits, fast);
                }
            }
        }
    }

    /** Null, and said, where that is not to be had. */
    private SlowLink lay(int kilobits) throws InterruptedException {
        try {
            return SlowLink.of(kilobits);
        } catch (IOException none) {
            report.note("Left out: viewers behind a slow link, which take root and iproute2: " + none.getMessage());
            return null;
        }
    }

    private void measure(Place place, int kilobits, int fast)
        throws BrokenRunException, IOException, InterruptedException {
        String label = "%d kbit/s%s".formatted(kilobits, fast == 0 ? "" : ", " + fast + " fast beside");
        Load one = new Load(1, 0, 0, 0, WARM_UP_SECONDS, Math.max(LEAST_SECONDS, plan.seconds()));
        try (ServerProcess server = bench.webcamdForAll(SIZE)) {
            Start.awaitFrame(server);
            ChildProcess beside = fast == 0 ? null
                : bench.startLoad(server, new Load(fast, 0, 0, 0, 0, BESIDE_SECONDS), Place.LOOPBACK);
            try {
                compare(server, one, place, label);
            } finally {
                if (beside != null) {
                    beside.close();
                }
            }
        }
    }

    private void compare(ServerProcess server, Load one, Place place, String label)
        throws BrokenRunException, IOException, InterruptedException {
        List<LoadResult> plain = new ArrayList<>();
        List<LoadResult> adapting = new ArrayList<>();
        for (int run = 0; run < Math.min(MOST_RUNS, plan.runs()); run++) {
            plain.add(bench.load(server, one, place));
            adapting.add(bench.load(server, one, place.asking(ADAPTING)));
        }
        Comparison comparison = new Comparison(plain, adapting);
        FIGURES.forEach(figure -> comparison.report(report, label, figure, Goal.NONE));
    }
}
