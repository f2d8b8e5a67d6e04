package org.webcamd.benchmark.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.webcamd.benchmark.load.LoadResult;
import org.webcamd.benchmark.process.BrokenRunException;
import org.webcamd.benchmark.process.OpenFiles;
import org.webcamd.benchmark.process.ServerProcess;
import org.webcamd.benchmark.report.Report;

/** Measures servers by turns, so that whatever else the machine does strikes all of them. */
final class SideBySide {
    /** For a server to see that the viewers of the run before have gone. */
    private static final long BETWEEN_RUNS_MILLIS = 400;

    private final Workbench bench;
    private final Plan plan;
    private final Report report;

    SideBySide(Workbench bench, Plan plan, Report report) {
        this.bench = bench;
        this.plan = plan;
        this.report = report;
    }

    /** Tells why a load cannot be made here, if so. */
    boolean isPossible(Load load) throws IOException {
        String obstacle = OpenFiles.obstacleTo(load.viewers());
        if (obstacle != null) {
            report.note("Left out: " + obstacle);
        }
        return obstacle == null;
    }

    /** One run of each to warm up, then the runs that count: webcamd, the other, webcamd, the other. */
    Comparison measure(ServerProcess webcamd, ServerProcess other, Load load)
        throws BrokenRunException, IOException, InterruptedException {
        Start.awaitFrame(webcamd);
        Start.awaitFrame(other);
        run(webcamd, load);
        run(other, load);
        List<LoadResult> ofWebcamd = new ArrayList<>();
        List<LoadResult> ofOther = new ArrayList<>();
        for (int i = 0; i < plan.runs(); i++) {
            ofWebcamd.add(run(webcamd, load));
            ofOther.add(run(other, load));
        }
        return new Comparison(ofWebcamd, ofOther);
    }

    /** One run to warm up, then the runs that count. */
    List<LoadResult> measureAlone(ServerProcess server, Load load)
        throws BrokenRunException, IOException, InterruptedException {
        Start.awaitFrame(server);
        run(server, load);
        List<LoadResult> runs = new ArrayList<>();
        for (int i = 0; i < plan.runs(); i++) {
            runs.add(run(server, load));
        }
        return runs;
    }

    private LoadResult run(ServerProcess server, Load load)
        throws BrokenRunException, IOException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(BETWEEN_RUNS_MILLIS);
        LoadResult result = bench.load(server, load);
        String who = "%s, %d fast and %d slow viewers: ".formatted(server.name(), load.fast(), load.slow());
        if (result.frames() + result.slowFrames() == 0) {
            report.broken(who + "no frame was received");
        }
        if (result.broken() > 0) {
            report.broken(who + result.broken() + " broken frames or responses");
        }
        if (result.closed() > 0) {
            report.note(who + result.closed() + " connections were ended by the server");
        }
        return result;
    }
}
