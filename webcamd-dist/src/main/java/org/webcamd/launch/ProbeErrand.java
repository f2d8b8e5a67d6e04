package org.webcamd.launch;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.webcamd.camera.CameraException;
import org.webcamd.capture.CameraSpec;
import org.webcamd.capture.CaptureSettings;
import org.webcamd.cli.CommandLine;
import org.webcamd.memory.MemorySettings;
import org.webcamd.plug.PlugWatch;
import org.webcamd.probe.Delivery;
import org.webcamd.probe.Probe;
import org.webcamd.probe.ProbeReport;
import org.webcamd.v4l2.DeviceList;

/** Prints what cameras deliver. */
final class ProbeErrand implements Errand {
    private final List<CameraSpec> cameras;
    private final MemorySettings memory;

    /** Of the cameras that have been named, and of those that are plugged in if they are asked for. */
    static Errand of(CommandLine line) {
        List<CameraSpec> cameras = new ArrayList<>(line.cameras());
        DeviceList devices = DeviceList.ofThisMachine();
        line.automatic().ifPresent(wanted -> PlugWatch.present(devices, wanted.namedDevices())
            .forEach(camera -> cameras.add(wanted.camera(camera.cameraName(), camera))));
        return cameras.isEmpty() ? (out, err) -> {
            err.println("webcamd: " + devices.whyNone());
            return CANNOT_START;
        } : new ProbeErrand(cameras, line.memorySettings());
    }

    private ProbeErrand(List<CameraSpec> cameras, MemorySettings memory) {
        this.cameras = cameras;
        this.memory = memory;
    }

    /** One camera after the other: one that delivers nothing does not keep the next from being tried. */
    @Override
    public int run(PrintStream out, PrintStream err) {
        int code = OK;
        for (CameraSpec camera : cameras) {
            try {
                Delivery delivery = deliveryOf(camera);
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

    private Delivery deliveryOf(CameraSpec camera)
        throws CameraException, InterruptedException {
        CaptureSettings settings = camera.captureSettings();
        try (Probe probe = new Probe(camera.source(), settings.quality(), settings.strictJpeg(), memory)) {
            // No program that it has started is to outlive a Ctrl-C.
            Runtime.getRuntime().addShutdownHook(new Thread(probe::close, "webcamd-stop"));
            return probe.run();
        }
    }
}
