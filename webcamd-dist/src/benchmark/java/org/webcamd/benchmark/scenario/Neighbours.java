package org.webcamd.benchmark.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.webcamd.benchmark.load.LoadResult;
import org.webcamd.benchmark.picture.PictureSize;
import org.webcamd.benchmark.process.BrokenRunException;
import org.webcamd.benchmark.process.OpenFiles;
import org.webcamd.benchmark.process.ServerProcess;
import org.webcamd.benchmark.report.Figure;
import org.webcamd.benchmark.report.Report;

/** Hundreds who take next to nothing of large frames, and hold a frame each: do those beside them notice? */
public final class Neighbours implements Scenario {
    private static final List<Figure> FIGURES = List.of(Figure.FPS_MIN, Figure.FPS_MEDIAN, Figure.P50, Figure.P99,
        Figure.CPU_SHARE, Figure.RSS, Figure.PEAK_RSS, Figure.CLIENT_CPU);
    private static final int FAST = 20;
    private static final int SLOW = 500;
    private static final long SLOW_BYTES_PER_SECOND = 2_000;
    private static final double CAMERA_FPS = 10;
    private static final PictureSize SIZE = PictureSize.MB_1;
    /** They join for as long as the run lasts, so that frames are short at any time of it. */
    private static final double JOINING_SHARE = 0.9;
    private static final int ANSWER_MILLIS = 5_000;
    private static final List<String> TOLD =
        List.of("viewersEvicted", "viewersTooSlow", "viewersStalled", "memory", "cardsShown", "reconnects");

    private final Workbench bench;
    private final Plan plan;
    private final Report report;

    /**
     * Measures nothing yet.
     *
     * @param bench where servers come from
     * @param plan how long
     * @param report where rows go
     */
    public Neighbours(Workbench bench, Plan plan, Report report) {
        this.bench = bench;
        this.plan = plan;
        this.report = report;
    }

    @Override
    public void run() throws BrokenRunException, IOException, InterruptedException {
        double seconds = plan.neighbourSeconds();
        Load load = new Load(FAST, SLOW, SLOW_BYTES_PER_SECOND, JOINING_SHARE * seconds, plan.warmUpSeconds(),
            seconds);
        report.table("Neighbours (%s a frame, %.0f frames/s)".formatted(SIZE.label(), CAMERA_FPS), "reference");
        String obstacle = OpenFiles.obstacleTo(load.viewers());
        if (obstacle == null) {
            measure(load);
        } else {
            report.note("Left out: " + obstacle);
        }
    }

    private void measure(Load load) throws BrokenRunException, IOException, InterruptedException {
        String label = "%d fast beside %d at %d kB/s".formatted(FAST, SLOW, SLOW_BYTES_PER_SECOND / 1_000);
        try (ServerProcess server = bench.webcamd(SIZE, CAMERA_FPS)) {
            Start.awaitFrame(server);
            LoadResult result = bench.load(server, load);
            Comparison comparison = new Comparison(List.of(result), List.of());
            for (Figure figure : FIGURES) {
                comparison.report(report, label, figure, Goals.ofNeighbours(CAMERA_FPS, figure));
            }
            if (result.broken() > 0) {
                report.broken(label + ": " + result.broken() + " broken frames or responses");
            }
            judgeCamera(label, info(server));
        }
    }

    /** It must have been live all the time: who sees a card, or a camera come back, was not spared. */
    private void judgeCamera(String label, String info) {
        List<String> told = new ArrayList<>();
        for (String name : TOLD) {
            Matcher number = Pattern.compile('"' + name + "\":(\\d+)").matcher(info);
            if (number.find()) {
                told.add(name + " " + number.group(1));
            }
        }
        report.note(label + ": " + String.join(", ", told));
        if (!told.contains("cardsShown 0") || !told.contains("reconnects 0")) {
            report.broken(label + ": the camera did not stay live");
        }
    }

    private static String info(ServerProcess server) throws IOException {
        var connection = URI.create("http://127.0.0.1:" + server.port() + "/?info").toURL().openConnection();
        connection.setConnectTimeout(ANSWER_MILLIS);
        connection.setReadTimeout(ANSWER_MILLIS);
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
