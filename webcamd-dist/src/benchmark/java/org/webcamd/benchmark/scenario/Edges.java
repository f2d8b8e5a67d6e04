package org.webcamd.benchmark.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import org.webcamd.benchmark.load.LoadResult;
import org.webcamd.benchmark.picture.PictureSize;
import org.webcamd.benchmark.process.BrokenRunException;
import org.webcamd.benchmark.process.ChildProcess;
import org.webcamd.benchmark.process.ServerProcess;
import org.webcamd.benchmark.report.Figure;
import org.webcamd.benchmark.report.Goal;
import org.webcamd.benchmark.report.Report;
import org.webcamd.benchmark.report.Samples;

/** A camera by way of a broker: what an edge costs and adds, what camera and broker pay, what three edges carry. */
public final class Edges implements Scenario {
    private static final List<Figure> FIGURES =
        List.of(Figure.FPS_MIN, Figure.CPU_PER_GB, Figure.P50, Figure.P99, Figure.RSS, Figure.CLIENT_CPU);
    private static final List<Integer> VIEWERS = List.of(100, 400);
    private static final List<Integer> NUMBERS_OF_EDGES = List.of(1, 2, 4, 8);
    private static final int TOGETHER = 3;
    private static final int VIEWERS_OF_EACH = 400;
    private static final double WATCHED_SECONDS = 3_600;
    private static final long SETTLE_SECONDS = 5;
    private static final PictureSize SIZE = PictureSize.KB_58;

    private final Workbench bench;
    private final Plan plan;
    private final Report report;
    private final SideBySide sideBySide;

    /**
     * Measures nothing yet.
     *
     * @param bench where servers come from
     * @param plan how long, how often
     * @param report where rows go
     */
    public Edges(Workbench bench, Plan plan, Report report) {
        this.bench = bench;
        this.plan = plan;
        this.report = report;
        sideBySide = new SideBySide(bench, plan, report);
    }

    @Override
    public void run() throws BrokenRunException, IOException, InterruptedException {
        if (!Programs.isInstalled("nats-server")) {
            report.note("Left out: edges, which take nats-server (apt install nats-server).");
            return;
        }
        report.table("An edge beside a server of its own camera", "one server");
        for (int viewers : VIEWERS) {
            besideOneServer(load(viewers));
        }
        report.table("Camera and broker by number of edges",
            List.of("edges", "camera's machine, % of a core", "broker, % of a core"));
        for (int edges : NUMBERS_OF_EDGES) {
            byNumber(edges);
        }
        report.table("%d edges, %d viewers each".formatted(TOGETHER, VIEWERS_OF_EACH), List.of("run", "GB/s, all",
            "frames/s, the worst viewer", "frames/s, median", "edges' CPU-s/GB", "age p50, ms", "age p99, ms"));
        together(load(VIEWERS_OF_EACH));
    }

    private Load load(int viewers) {
        return new Load(viewers, 0, 1, 0, plan.warmUpSeconds(), plan.seconds());
    }

    private void besideOneServer(Load load) throws BrokenRunException, IOException, InterruptedException {
        if (!sideBySide.isPossible(load)) {
            return;
        }
        try (Cluster cluster = Cluster.start(bench, SIZE, 1); ServerProcess one = bench.webcamd(SIZE)) {
            Comparison comparison = sideBySide.measure(cluster.edge(), one, load);
            for (Figure figure : FIGURES) {
                comparison.report(report, Integer.toString(load.fast()), figure, Goal.NONE);
            }
        }
    }

    /** Each edge has a viewer, or it would ask for nothing. */
    private void byNumber(int edges) throws BrokenRunException, IOException, InterruptedException {
        try (Cluster cluster = Cluster.start(bench, SIZE, edges)) {
            List<ChildProcess> viewers = cluster.startLoad(new Load(1, 0, 1, 0, 0, WATCHED_SECONDS));
            try {
                TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
                report.cells(costs(edges, cluster));
            } finally {
                viewers.forEach(ChildProcess::close);
            }
        }
    }

    private List<String> costs(int edges, Cluster cluster)
        throws BrokenRunException, IOException, InterruptedException {
        double[] publisher = new double[plan.runs()];
        double[] broker = new double[plan.runs()];
        for (int run = 0; run < plan.runs(); run++) {
            double ofPublisher = cluster.publisher().figures().cpuSeconds();
            double ofBroker = cluster.broker().figures().cpuSeconds();
            long startNanos = System.nanoTime();
            TimeUnit.MILLISECONDS.sleep((long) (plan.seconds() * TimeUnit.SECONDS.toMillis(1)));
            double percentOfSecond = 100 / ((System.nanoTime() - startNanos) / 1e9);
            publisher[run] = (cluster.publisher().figures().cpuSeconds() - ofPublisher) * percentOfSecond;
            broker[run] = (cluster.broker().figures().cpuSeconds() - ofBroker) * percentOfSecond;
        }
        return List.of(Integer.toString(edges), new Samples(publisher).text("%.1f"), new Samples(broker).text("%.1f"));
    }

    private void together(Load load) throws BrokenRunException, IOException, InterruptedException {
        if (!sideBySide.isPossible(load)) {
            return;
        }
        try (Cluster cluster = Cluster.start(bench, SIZE, TOGETHER)) {
            cluster.load(load);
            for (int run = 1; run <= plan.runs(); run++) {
                report.cells(row(run, cluster.load(load)));
            }
        }
    }

    private List<String> row(int run, List<LoadResult> edges) {
        double perSecond = edges.stream().mapToDouble(edge -> edge.bytes() / edge.seconds()).sum();
        double bytes = edges.stream().mapToDouble(LoadResult::bytes).sum();
        double cpuSeconds = edges.stream().mapToDouble(LoadResult::serverCpuSeconds).sum();
        if (edges.stream().anyMatch(edge -> edge.broken() > 0)) {
            report.broken("edges sent broken frames or responses");
        }
        List<String> cells = new ArrayList<>(List.of(Integer.toString(run)));
        DoubleStream.of(perSecond / 1e9, worst(edges), median(edges)).mapToObj("%.1f"::formatted).forEach(cells::add);
        cells.add("%.3f".formatted(cpuSeconds / (bytes / 1e9)));
        cells.add("%.0f".formatted(edges.stream().mapToDouble(LoadResult::p50Millis).max().orElseThrow()));
        cells.add("%.0f".formatted(edges.stream().mapToDouble(LoadResult::p99Millis).max().orElseThrow()));
        return cells;
    }

    private static double worst(List<LoadResult> edges) {
        return edges.stream().mapToDouble(LoadResult::fpsMin).min().orElseThrow();
    }

    /** Of the edge in the middle. */
    private static double median(List<LoadResult> edges) {
        return edges.stream().mapToDouble(LoadResult::fpsMedian).sorted().toArray()[edges.size() / 2];
    }
}
