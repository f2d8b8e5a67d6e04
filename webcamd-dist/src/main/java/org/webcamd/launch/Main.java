package org.webcamd.launch;

import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.webcamd.auth.AuthFileException;
import org.webcamd.auth.LinkSigner;
import org.webcamd.camera.CameraException;
import org.webcamd.capture.CameraSpec;
import org.webcamd.capture.CaptureSettings;
import org.webcamd.cli.CommandLine;
import org.webcamd.cli.LinkRequest;
import org.webcamd.cli.UsageException;
import org.webcamd.log.ProcessLog;
import org.webcamd.memory.MemorySettings;
import org.webcamd.probe.Delivery;
import org.webcamd.probe.Probe;
import org.webcamd.probe.ProbeReport;
import org.webcamd.server.StartException;
import org.webcamd.v4l2.DeviceList;
import org.webcamd.v4l2.DeviceReport;

/**
 * The program: exit code 0 after a signal or help, 1 when it cannot start or a probed source gives nothing, 2 for wrong
 * usage, {@value StopSignal#GAVE_UP} when an I/O thread hangs for good.
 */
public final class Main {
    private static final int OK = 0;
    private static final int CANNOT_START = 1;
    private static final int WRONG_USAGE = 2;
    /** Standard output may be a pipe that nobody reads; who starts a server need not read it. */
    private static final long GREETING_MILLIS = 500;

    private Main() {
    }

    /**
     * Runs and exits with the code that {@link #run} returned.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        PrintStream err = System.err;
        ProcessLog log = ProcessLog.install();
        System.exit(run(System.out, err, StopSignal.ofProcess(log::end), args));
    }

    /**
     * Runs until told to stop.
     *
     * @param out for what the user asked for
     * @param err for what is wrong
     * @param stop tells when to end
     * @param args the command line
     * @return the exit code
     */
    static int run(PrintStream out, PrintStream err, StopSignal stop, String... args) {
        try {
            CommandLine line = CommandLine.parse(args);
            if (line.wantsHelp()) {
                out.print(line.help());
                return OK;
            }
            if (line.wantsVersion()) {
                out.println("webcamd " + Version.current());
                return OK;
            }
            if (line.wantsDeviceList()) {
                out.print(DeviceReport.of(DeviceList.ofThisMachine().survey()));
                return OK;
            }
            if (line.wantsSignedLink()) {
                return sign(out, err, line.linkRequest());
            }
            if (line.wantsProbe()) {
                return probe(out, err, line.cameras(), line.memorySettings());
            }
            serve(out, stop, line);
            return OK;
        } catch (UsageException wrong) {
            err.println("webcamd: " + wrong.getMessage());
            return WRONG_USAGE;
        } catch (StartException cannot) {
            err.println("webcamd: " + cannot.getMessage());
            return CANNOT_START;
        }
    }

    /** What it is good for goes to where it does no harm to who takes the link from the other. */
    private static int sign(PrintStream out, PrintStream err, LinkRequest request) {
        try {
            LinkSigner signer = LinkSigner.of(request.key());
            Instant now = Instant.now();
            out.println(request.target().signed(signer, now, request.valid()));
            err.println("good for %s, until %s".formatted(request.target().meaning(),
                now.plus(request.valid()).truncatedTo(ChronoUnit.SECONDS)));
            return OK;
        } catch (AuthFileException cannot) {
            err.println("webcamd: " + cannot.getMessage());
            return CANNOT_START;
        }
    }

    /** One camera after the other: one that delivers nothing does not keep the next from being tried. */
    private static int probe(PrintStream out, PrintStream err, List<CameraSpec> cameras, MemorySettings memory) {
        int code = OK;
        for (CameraSpec camera : cameras) {
            try {
                Delivery delivery = deliveryOf(camera, memory);
                out.print(ProbeReport.of(camera.source().name(), camera.cameraSettings(), delivery));
                if (delivery.complaint() != null) {
                    throw new CameraException(delivery.complaint());
                }
            } catch (CameraException explained) {
                err.println("webcamd: " + explained.getMessage());
                code = CANNOT_START;
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
                return CANNOT_START;
            }
        }
        return code;
    }

    private static Delivery deliveryOf(CameraSpec camera, MemorySettings memory)
        throws CameraException, InterruptedException {
        CaptureSettings settings = camera.captureSettings();
        try (Probe probe = new Probe(camera.source(), settings.quality(), settings.strictJpeg(), memory)) {
            // No program that it has started is to outlive a Ctrl-C.
            Runtime.getRuntime().addShutdownHook(new Thread(probe::close, "webcamd-stop"));
            return probe.run();
        }
    }

    private static void serve(PrintStream out, StopSignal stop, CommandLine line) throws StartException {
        try (Launcher running = Launcher.start(line, stop::giveUp)) {
            stop.arm();
            ProcessLog.serving(running.counters());
            greet(out, running.greeting());
            stop.await();
        } finally {
            stop.stopped();
        }
    }

    private static void greet(PrintStream out, String greeting) {
        Thread printing = new Thread(() -> {
            out.print(greeting);
            out.flush();
        }, "webcamd-greeting");
        printing.setDaemon(true);
        printing.start();
        try {
            printing.join(GREETING_MILLIS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
