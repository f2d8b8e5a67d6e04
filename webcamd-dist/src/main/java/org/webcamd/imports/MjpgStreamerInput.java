package org.webcamd.imports;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.webcamd.text.ForeignText;

/** What the options of mjpg_streamer's {@code input_uvc.so} are here. Stateless. */
final class MjpgStreamerInput {
    private static final Map<String, String> EXPOSURES =
        Map.of("auto", "0", "shutter-priority", "2", "aperature-priority", "3", "aperture-priority", "3");
    private static final Map<String, String> POWER_LINES =
        Map.of("disabled", "0", "50hz", "1", "60hz", "2", "auto", "3");
    private static final OptionTable TABLE = controls(new OptionTable(true)
        .value("d device", ImportedCamera::device)
        .value("r resolution", ImportedCamera::size)
        .value("f fps", (camera, text) -> camera.set("fps", text, 1, 1000))
        .value("q quality", (camera, text) -> camera.set("quality", text, 1, 100))
        .flag("y yuv", camera -> camera.set("format", "yuyv"))
        .noteFlag("u uyvy", "there are auto, mjpeg and yuyv; auto takes what the camera has")
        .noteValue("fourcc", "there are auto, mjpeg and yuyv; auto takes what the camera has")
        .value("timeout", (camera, text) -> camera.set("source-timeout", text, 1, 3600))
        .value("m minimum_size", (camera, text) -> { })
        .flag("n no_dynctrl", camera -> { })
        .flag("timestamp", camera -> { })
        .noteValue("l led", "it is a control where the driver has it: webcamd --list-devices")
        .noteValue("t tvnorm", "a standard of television cannot be chosen here")
        .noteFlag("dv_timings", "timings of HDMI are not followed here")
        .noteValue("e every_frame", "who wants fewer pictures asks for them: /?stream&fps=5")
        .noteValue("softfps", "who wants fewer pictures asks for them: /?stream&fps=5"));

    private MjpgStreamerInput() {
    }

    /** A plugin's options, with what holds where they say nothing. */
    static void read(List<String> words, ImportedCamera camera) {
        TABLE.read(words, camera);
        if (camera.source() == null) {
            camera.deviceByDefault();
        }
        if (!camera.settings().containsKey("width")) {
            camera.size("640x480");
        }
    }

    private static OptionTable controls(OptionTable table) {
        Map.of("sh", "sharpness", "co", "contrast", "sa", "saturation", "bk", "backlight_compensation", "rot",
            "rotate").forEach((option, control) -> table.value(option,
                (camera, text) -> camera.control(control, text)));
        automatic(table, "br", "brightness_automatic", "brightness");
        automatic(table, "wb", "white_balance_automatic", "white_balance_temperature");
        automatic(table, "gain", "gain_automatic", "gain");
        automatic(table, "cagc", "chroma_agc", "chroma_gain");
        return table.value("hf", (camera, text) -> camera.control("horizontal_flip", onOrOff(text)))
            .value("vf", (camera, text) -> camera.control("vertical_flip", onOrOff(text)))
            .value("ex", MjpgStreamerInput::exposure)
            .value("pl", (camera, text) -> camera.control("power_line_frequency",
                POWER_LINES.getOrDefault(text.toLowerCase(Locale.ROOT), text)))
            .value("cb", (camera, text) -> camera.note("-cb %s: color balance is a control where the driver has it: "
                .formatted(ForeignText.cleaned(text)) + "webcamd --list-devices"));
    }

    private static void automatic(OptionTable table, String option, String master, String control) {
        table.value(option, (camera, text) -> {
            if (text.equalsIgnoreCase("auto")) {
                camera.control(master, "1");
            } else {
                // Cameras have the one without the other.
                if (!control.equals("brightness")) {
                    camera.control(master, "0");
                }
                camera.control(control, text);
            }
        });
    }

    private static void exposure(ImportedCamera camera, String text) {
        String mode = EXPOSURES.get(text.toLowerCase(Locale.ROOT));
        if (mode != null) {
            camera.control("auto_exposure", mode);
        } else {
            camera.control("auto_exposure", "1");
            camera.control("exposure_time_absolute", text);
        }
    }

    private static String onOrOff(String text) {
        return List.of("true", "1", "on", "yes").contains(text.toLowerCase(Locale.ROOT)) ? "1" : "0";
    }
}
