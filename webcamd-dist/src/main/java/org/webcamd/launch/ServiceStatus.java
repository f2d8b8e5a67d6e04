package org.webcamd.launch;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.webcamd.capture.CaptureStatus;
import org.webcamd.server.WebcamServer;
import org.webcamd.service.ServiceReport;
import org.webcamd.site.ServedCamera;

/**
 * What {@code systemctl status} shows of the cameras and who watches them, and whether it all goes on. Any thread.
 *
 * <p>It goes on while all I/O threads answer, somebody looks after each camera, and no capture thread has ended by a
 * fault. A camera that is lost or hangs is looked after, and is no trouble of the process.
 */
final class ServiceStatus implements ServiceReport {
    private static final int LONGEST = 200;

    private final WebcamServer server;

    ServiceStatus(WebcamServer server) {
        this.server = server;
    }

    @Override
    public String status() {
        List<ServedCamera> cameras = server.cameras().inOrder();
        String line = cameras(cameras) + "; " + audience(cameras);
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    private static String cameras(List<ServedCamera> cameras) {
        if (cameras.isEmpty()) {
            return "no camera is there";
        }
        if (cameras.size() == 1) {
            return line(cameras.get(0));
        }
        List<ServedCamera> unwell =
            cameras.stream().filter(camera -> !camera.feed().status().state().isWell()).toList();
        String well = "%d of %d cameras well".formatted(cameras.size() - unwell.size(), cameras.size());
        return unwell.isEmpty() ? cameras.size() + " cameras well"
            : well + ", " + unwell.stream().map(ServiceStatus::line).collect(Collectors.joining(", "));
    }

    private static String line(ServedCamera camera) {
        CaptureStatus status = camera.feed().status();
        return "%s is %s".formatted(camera.name(), switch (status.state()) {
            case OPENING -> "being opened";
            case LIVE -> "live";
            case ASLEEP -> "asleep";
            case STALLED, LOST -> "%s (%s)".formatted(status.state().label(), status.explanation());
        });
    }

    private static String audience(List<ServedCamera> cameras) {
        double[] rates = cameras.stream()
            .flatMap(camera -> camera.audience().stats().stream().map(camera.rates()::of))
            .mapToDouble(Double::doubleValue).toArray();
        if (rates.length == 0) {
            return "nobody watches";
        }
        double mean = DoubleStream.of(rates).average().orElse(0);
        return String.format(Locale.ROOT, "%d viewer%s at %.0f frames/s", rates.length, rates.length == 1 ? "" : "s",
            mean);
    }

    @Override
    public Optional<String> trouble() {
        return server.trouble().or(() -> server.cameras().inOrder().stream()
            .flatMap(camera -> camera.feed().trouble().stream()).findFirst());
    }
}
