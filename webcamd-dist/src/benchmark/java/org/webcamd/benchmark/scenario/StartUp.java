package org.webcamd.benchmark.scenario;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.webcamd.benchmark.picture.PictureSize;
import org.webcamd.benchmark.process.BrokenRunException;
import org.webcamd.benchmark.report.Goal;
import org.webcamd.benchmark.report.Report;
import org.webcamd.benchmark.report.Samples;

/** How long it takes from the start of the process to the open port and to the first frame. */
public final class StartUp implements Scenario {
    private static final String FORMAT = "%.2f";
    private static final long LONGEST_ARCHIVING_NANOS = SECONDS.toNanos(90);
    private static final long POLL_MILLIS = 200;
    private static final String TEST_SOURCE = "test";

    private final Workbench bench;
    private final Plan plan;
    private final Report report;
    private final Start firstEver;

    /**
     * Starts webcamd for the first time, with an empty cache folder, and waits until it has filled that, so that this
     * does not disturb what is measured later.
     *
     * @param bench where servers come from
     * @param plan how much
     * @param report where rows go
     * @throws BrokenRunException when webcamd does not start
     * @throws IOException when something cannot be started or read
     * @throws InterruptedException when asked to end
     */
    public StartUp(Workbench bench, Plan plan, Report report)
        throws BrokenRunException, IOException, InterruptedException {
        this.bench = bench;
        this.plan = plan;
        this.report = report;
        firstEver = Start.measure(() -> bench.webcamd(TEST_SOURCE), this::awaitClassDataArchive);
    }

    private void awaitClassDataArchive() throws IOException, InterruptedException {
        long startNanos = System.nanoTime();
        while (!isArchivingDone()) {
            if ("0".equals(System.getenv("WEBCAMD_CDS")) || System.nanoTime() - startNanos > LONGEST_ARCHIVING_NANOS) {
                report.note("webcamd ran without a class-data archive.");
                return;
            }
            MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private boolean isArchivingDone() throws IOException {
        Path folder = bench.cache().resolve("webcamd");
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString).anyMatch(name -> name.endsWith(".jsa") || name.endsWith(".failed"));
        }
    }

    @Override
    public void run() throws BrokenRunException, IOException, InterruptedException {
        List<Start> file = new ArrayList<>();
        List<Start> test = new ArrayList<>();
        List<Start> reference = new ArrayList<>();
        for (int i = 0; i < plan.starts(); i++) {
            file.add(Start.measure(() -> bench.webcamd(PictureSize.KB_58)));
            test.add(Start.measure(() -> bench.webcamd(TEST_SOURCE)));
            reference.add(Start.measure(() -> bench.reference(PictureSize.KB_58)));
        }
        report.table("Start-up (seconds from the start of the process)", "reference");
        rows("files, no OpenCV", file, Start.samples(reference, Start::portSeconds),
            Start.samples(reference, Start::frameSeconds));
        rows("test picture, OpenCV", test, Samples.NONE, Samples.NONE);
        Samples firstPort = Start.samples(List.of(firstEver), Start::portSeconds);
        Samples firstFrame = Start.samples(List.of(firstEver), Start::frameSeconds);
        report.row("test picture, the first start ever", "port open", FORMAT, firstPort, Samples.NONE, Goal.NONE);
        report.row("test picture, the first start ever", "first frame", FORMAT, firstFrame, Samples.NONE, Goal.NONE);
    }

    private void rows(String what, List<Start> starts, Samples referencePort, Samples referenceFrame) {
        report.row(what, "port open", FORMAT, Start.samples(starts, Start::portSeconds), referencePort,
            Goals.PORT_OPEN_SECONDS);
        report.row(what, "first frame", FORMAT, Start.samples(starts, Start::frameSeconds), referenceFrame,
            Goals.FIRST_FRAME_SECONDS);
    }
}
