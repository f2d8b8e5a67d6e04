package org.webcamd.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.webcamd.camera.CameraSettings;
import org.webcamd.counters.Counter;
import org.webcamd.v4l2.CaptureDevice;
import org.webcamd.v4l2.DeviceReport;

/** What {@code webcamd --probe} prints, in the form of {@code --list-devices}. A pure function; any thread. */
public final class ProbeReport {
    private static final List<Counter> BROKEN =
        List.of(Counter.DROPPED_EMPTY, Counter.DROPPED_GARBAGE, Counter.DROPPED_TRUNCATED,
            Counter.DROPPED_TOO_LARGE);
    private static final List<Counter> REPAIRED =
        List.of(Counter.TRAILING_CUT, Counter.HUFFMAN_ADDED, Counter.THUMBNAIL_CUT);
    private static final double CLEARLY_SLOWER = 0.8;

    private final Delivery delivery;
    private final StringBuilder text = new StringBuilder();

    private ProbeReport(Delivery delivery) {
        this.delivery = delivery;
    }

    /**
     * Writes the report.
     *
     * @param name of the source
     * @param asked what was asked of it, which only devices heed
     * @param delivery what came
     * @return lines that end in a line feed each
     */
    public static String of(String name, CameraSettings asked, Delivery delivery) {
        return new ProbeReport(delivery).write(name, asked);
    }

    private String write(String name, CameraSettings asked) {
        String driver = delivery.mode().driver();
        text.append(driver.equals(name) ? name : name + ": " + driver).append('\n');
        delivery.device().map(CaptureDevice::capability).map(DeviceReport::bus).ifPresent(text::append);
        if (delivery.device().isPresent()) {
            line("asked for", "%dx%d at %s frames/s, format %s".formatted(asked.width(), asked.height(),
                rate(asked.fps()), asked.format().name().toLowerCase(Locale.ROOT)));
        }
        line("gives", delivery.mode().toString());
        line("start", "open after %d ms, first frame after %d ms".formatted(millis(delivery.openedNanos()),
            millis(delivery.firstNanos())));
        line("frames", frames());
        line("bytes", bytes());
        line("broken", counted(BROKEN));
        line("repaired", counted(REPAIRED));
        notes().forEach(note -> line("note", note));
        delivery.device().map(CaptureDevice::controls).map(DeviceReport::controls).ifPresent(text::append);
        return text.toString();
    }

    private String frames() {
        return delivery.spanNanos() <= 0 ? Integer.toString(delivery.pictures())
            : "%d in %s s, %s frames/s".formatted(delivery.pictures(),
                rate(delivery.spanNanos() / (double) TimeUnit.SECONDS.toNanos(1)), rate(measured()));
    }

    /** Between the first and the last there is one frame less than there are. */
    private double measured() {
        return (delivery.pictures() - 1) * (double) TimeUnit.SECONDS.toNanos(1) / delivery.spanNanos();
    }

    private String bytes() {
        List<Integer> bytes = delivery.frameBytes();
        return bytes.isEmpty() ? "no whole frame" : "%d to %d a frame, median %d".formatted(bytes.get(0),
            bytes.get(bytes.size() - 1), bytes.get(bytes.size() / 2));
    }

    private String counted(List<Counter> counters) {
        List<String> found = new ArrayList<>();
        for (Counter counter : counters) {
            long count = delivery.counters().value(counter);
            if (count > 0) {
                found.add("%d %s (%s)".formatted(count, counter.label(), counter.meaning()));
            }
        }
        return found.isEmpty() ? "none" : String.join("; ", found);
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        boolean slower = delivery.spanNanos() > 0 && measured() < CLEARLY_SLOWER * delivery.mode().fps();
        if (slower && delivery.device().isPresent()) {
            notes.add("slower than agreed: many cameras are in dim light, until exposure_dynamic_framerate is 0");
        }
        if (BROKEN.stream().anyMatch(counter -> delivery.counters().value(counter) > 0)
            && delivery.device().isPresent()) {
            notes.add("broken frames: for a USB camera, another cable, port or --format may help");
        }
        return notes;
    }

    private void line(String label, String rest) {
        text.append("  %-9s %s\n".formatted(label, rest));
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    /** One digit behind the point, where it says something. */
    private static String rate(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
