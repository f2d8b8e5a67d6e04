package org.webcamd.imports;

import java.util.List;
import java.util.regex.Pattern;
import org.webcamd.text.ForeignText;

/** Reads octopi.txt, which sets what OctoPi's own script, called webcamd as well, tells mjpg_streamer. Stateless. */
final class OctoPi {
    private static final Pattern OWN = Pattern.compile("^[#\\s]*camera_(?:usb|raspi|http)_(?:options|webroot)=.*");

    private OctoPi() {
    }

    /** Tells whether a file is one, also where all of it is commented out, as it is delivered. */
    static boolean is(List<Line> lines) {
        return lines.stream().anyMatch(line -> OWN.matcher(line.text()).matches());
    }

    static void read(List<Line> lines, Draft draft) {
        Variables set = Variables.of(lines);
        Line kind = set.value("camera").orElse(new Line(0, "auto"));
        Line usb = set.value("camera_usb_options").orElse(new Line(0, "-r 640x480 -f 10"));
        Line raspi = set.value("camera_raspi_options").orElse(new Line(0, "-fps 10"));
        Line http = set.value("camera_http_options").orElse(new Line(0, "-n --listen 127.0.0.1"));
        boolean ofPi = kind.text().equals("raspi");
        Line options = ofPi ? raspi : usb;
        MjpgStreamerCommand.readPlugins(List.of((ofPi ? "input_raspicam.so " : "input_uvc.so ") + options.text(),
            "output_http.so " + http.text()), draft, options.number());
        ImportedCamera camera = draft.cameras().get(0);
        camera.at(kind.number());
        if (kind.text().equals("auto")) {
            camera.beAutomatic();
        }
        if (camera.isAutomatic()) {
            camera.note("camera=auto: every camera that is plugged in is served, the first one at the old address; "
                + "for the Raspberry Pi's own, write in place of camera = auto\n"
                + "source = exec:rpicam-vid -n -t 0 --codec mjpeg --width 640 --height 480 --framerate 10 -o -");
        }
        set.value("camera_streamer").filter(streamer -> !streamer.text().equals("mjpeg")).ifPresent(streamer ->
            draft.note("line %d: camera_streamer=%s: MJPEG is served, and nothing else".formatted(streamer.number(),
                ForeignText.cleaned(streamer.text()))));
        set.value("additional_brokenfps_usb_devices").ifPresent(broken ->
            draft.note("line %d: additional_brokenfps_usb_devices: the driver is asked which rates there are; no camera"
                .formatted(broken.number()) + " needs to be named"));
    }
}
