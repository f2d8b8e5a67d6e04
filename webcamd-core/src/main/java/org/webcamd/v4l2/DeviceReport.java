package org.webcamd.v4l2;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.webcamd.camera.Control;
import org.webcamd.camera.ControlType;

/**
 * What {@code webcamd --list-devices} prints: one paragraph a device; and parts of it for other reports. Pure
 * functions; any thread.
 */
public final class DeviceReport {
    private static final int WIDTH = 110;
    private static final int WIDEST_VALUE = 24;
    private static final String LABEL = "  %-9s ";
    private static final String INDENT = " ".repeat(12);

    private final StringBuilder text = new StringBuilder();

    private DeviceReport() {
    }

    /**
     * Writes the report.
     *
     * @param survey what was found
     * @return lines that end in a line feed each
     */
    public static String of(DeviceSurvey survey) {
        return of(survey, Surroundings.ofThisMachine());
    }

    static String of(DeviceSurvey survey, Surroundings here) {
        DeviceReport report = new DeviceReport();
        survey.cameras().forEach(report::device);
        survey.problems().forEach(report::line);
        if (!survey.hasCamera()) {
            NoCamera.lines(survey, here).forEach(report::line);
        }
        return report.text.toString();
    }

    /**
     * Writes the line that tells where a camera is.
     *
     * @param capability who it is
     * @return a line that ends in a line feed
     */
    public static String bus(Capability capability) {
        DeviceReport report = new DeviceReport();
        report.bus(capability.bus(), capability.driver());
        return report.text.toString();
    }

    /**
     * Writes the lines that tell how a camera is adjusted.
     *
     * @param controls with their present values
     * @return lines that end in a line feed each; empty when it has none
     */
    public static String controls(List<Control> controls) {
        DeviceReport report = new DeviceReport();
        report.addControls(controls);
        return report.text.toString();
    }

    private void device(CaptureDevice device) {
        line(device.path() + ": " + device.capability().card());
        if (!device.name().isEmpty()) {
            labelled("name", device.name() + " (with --camera auto)");
        }
        bus(device.capability().bus(), device.capability().driver());
        device.byId().stream().map(Path::toString).forEach(link -> labelled("by id", link));
        device.byPath().stream().map(Path::toString).forEach(link -> labelled("by path", link));
        if (device.capability().needsMediaController()) {
            labelled("note", "part of a chain that libcamera sets up: take its pictures through rpicam-vid");
        }
        formats(device.formats());
        addControls(device.controls());
        line("");
    }

    private void bus(String bus, String driver) {
        labelled("bus", bus + ", driver " + driver);
    }

    /** Formats with the same sizes and rates stand together: some drivers have dozens. */
    private void formats(List<OfferedFormat> formats) {
        Map<List<OfferedSize>, List<String>> bySizes = formats.stream()
            .filter(format -> FormatChoice.isTaken(format.fourcc()))
            .collect(Collectors.groupingBy(OfferedFormat::sizes, LinkedHashMap::new,
                Collectors.mapping(OfferedFormat::fourcc, Collectors.toList())));
        bySizes.forEach((sizes, names) -> {
            labelled("format", String.join(" ", names));
            if (sizes.isEmpty()) {
                line(INDENT + "sizes are not told");
            }
            int width = sizes.stream().mapToInt(size -> size.toString().length()).max().orElse(0);
            sizes.forEach(size -> line(INDENT + padded(size.toString(), width) + rates(size.rates())));
        });
        List<String> others = formats.stream().map(OfferedFormat::fourcc)
            .filter(fourcc -> !FormatChoice.isTaken(fourcc)).toList();
        if (!others.isEmpty()) {
            labelled("not taken", String.join(" ", others));
        }
    }

    private static String rates(List<RateRange> rates) {
        return rates.isEmpty() ? ""
            : "  " + rates.stream().map(RateRange::toString).collect(Collectors.joining(", ")) + " frames/s";
    }

    private void addControls(List<Control> controls) {
        int name = controls.stream().mapToInt(control -> control.name().length()).max().orElse(0);
        int value = controls.stream().mapToInt(control -> valueText(control).length()).max().orElse(0);
        String label = "controls";
        for (Control control : controls) {
            String start = LABEL.formatted(label) + padded(control.name(), name) + "  "
                + padded(valueText(control), Math.min(value, WIDEST_VALUE)) + "  ";
            wrapped(start + control.accepted() + state(control), start.length());
            label = "";
        }
    }

    private static String valueText(Control control) {
        return control.type() == ControlType.BUTTON ? "-" : control.valueText();
    }

    private static String state(Control control) {
        if (control.readOnly()) {
            return " (read only)";
        }
        return control.inactive() ? " (without effect now)" : "";
    }

    private void labelled(String label, String rest) {
        wrapped(LABEL.formatted(label) + rest, INDENT.length());
    }

    /** Breaks at spaces; further lines begin under that column. */
    private void wrapped(String line, int column) {
        String rest = line;
        int cut = rest.lastIndexOf(' ', WIDTH);
        // A word too long for a line stays whole.
        while (rest.length() > WIDTH && cut > column) {
            line(rest.substring(0, cut));
            rest = " ".repeat(column) + rest.substring(cut + 1);
            cut = rest.lastIndexOf(' ', WIDTH);
        }
        line(rest);
    }

    private static String padded(String word, int width) {
        return word + " ".repeat(Math.max(0, width - word.length()));
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
