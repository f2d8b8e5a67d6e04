package org.webcamd.v4l2;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.webcamd.camera.Control;
import org.webcamd.camera.ControlException;
import org.webcamd.text.ForeignText;

/**
 * Names of controls: as v4l2-ctl spells what the driver writes, and the other names that people know them by. The
 * kernel has renamed some ("exposure_auto" is "auto_exposure" since 6.0), so the other names stand for a control's
 * number. Stateless.
 */
final class ControlNames {
    private static final int USER = 0x0098_0900;
    private static final int CAMERA = 0x009A_0900;

    private static final int HUE = USER + 3;
    private static final int WHITE_BALANCE_AUTOMATIC = USER + 12;
    private static final int EXPOSURE = USER + 17;
    private static final int GAIN_AUTOMATIC = USER + 18;
    private static final int GAIN = USER + 19;
    private static final int HUE_AUTOMATIC = USER + 25;
    private static final int WHITE_BALANCE_TEMPERATURE = USER + 26;
    private static final int BRIGHTNESS = USER;
    private static final int BRIGHTNESS_AUTOMATIC = USER + 32;
    private static final int AUTO_EXPOSURE = CAMERA + 1;
    private static final int EXPOSURE_TIME_ABSOLUTE = CAMERA + 2;
    private static final int FOCUS_ABSOLUTE = CAMERA + 10;
    private static final int FOCUS_AUTOMATIC_CONTINUOUS = CAMERA + 12;

    private static final Map<String, Integer> ALIASES = Map.ofEntries(
        Map.entry("brightness", BRIGHTNESS), Map.entry("contrast", USER + 1), Map.entry("saturation", USER + 2),
        Map.entry("hue", HUE), Map.entry("gamma", USER + 16), Map.entry("gain", GAIN),
        Map.entry("gain_automatic", GAIN_AUTOMATIC), Map.entry("autogain", GAIN_AUTOMATIC),
        Map.entry("auto_gain", GAIN_AUTOMATIC), Map.entry("gain_auto", GAIN_AUTOMATIC),
        Map.entry("hue_automatic", HUE_AUTOMATIC), Map.entry("hue_auto", HUE_AUTOMATIC),
        Map.entry("power_line_frequency", USER + 24), Map.entry("sharpness", USER + 27),
        Map.entry("backlight_compensation", USER + 28), Map.entry("backlight", USER + 28),
        Map.entry("white_balance_automatic", WHITE_BALANCE_AUTOMATIC),
        Map.entry("white_balance_temperature_auto", WHITE_BALANCE_AUTOMATIC),
        Map.entry("white_balance_auto", WHITE_BALANCE_AUTOMATIC),
        Map.entry("auto_white_balance", WHITE_BALANCE_AUTOMATIC),
        Map.entry("white_balance_temperature", WHITE_BALANCE_TEMPERATURE),
        Map.entry("white_balance", WHITE_BALANCE_TEMPERATURE),
        Map.entry("auto_exposure", AUTO_EXPOSURE), Map.entry("exposure_auto", AUTO_EXPOSURE),
        Map.entry("exposure", EXPOSURE_TIME_ABSOLUTE), Map.entry("exposure_absolute", EXPOSURE_TIME_ABSOLUTE),
        Map.entry("exposure_time_absolute", EXPOSURE_TIME_ABSOLUTE),
        Map.entry("exposure_dynamic_framerate", CAMERA + 3), Map.entry("exposure_auto_priority", CAMERA + 3),
        Map.entry("pan_absolute", CAMERA + 8), Map.entry("pan", CAMERA + 8),
        Map.entry("tilt_absolute", CAMERA + 9), Map.entry("tilt", CAMERA + 9),
        Map.entry("focus_absolute", FOCUS_ABSOLUTE), Map.entry("focus", FOCUS_ABSOLUTE),
        Map.entry("focus_automatic_continuous", FOCUS_AUTOMATIC_CONTINUOUS),
        Map.entry("focus_auto", FOCUS_AUTOMATIC_CONTINUOUS), Map.entry("auto_focus", FOCUS_AUTOMATIC_CONTINUOUS),
        Map.entry("autofocus", FOCUS_AUTOMATIC_CONTINUOUS),
        Map.entry("zoom_absolute", CAMERA + 13), Map.entry("zoom", CAMERA + 13));

    /** Which automatic control has the say over a manual one. */
    private static final Map<Integer, Integer> MASTERS = Map.of(
        BRIGHTNESS, BRIGHTNESS_AUTOMATIC,
        HUE, HUE_AUTOMATIC,
        GAIN, GAIN_AUTOMATIC,
        WHITE_BALANCE_TEMPERATURE, WHITE_BALANCE_AUTOMATIC,
        EXPOSURE, AUTO_EXPOSURE,
        EXPOSURE_TIME_ABSOLUTE, AUTO_EXPOSURE,
        FOCUS_ABSOLUTE, FOCUS_AUTOMATIC_CONTINUOUS);

    /** Those that others depend on first; the rest stays as it was given. */
    static final Comparator<Control> AUTOMATIC_FIRST =
        Comparator.comparing(control -> !MASTERS.containsValue(control.id()) && !control.name().contains("auto"));

    private ControlNames() {
    }

    /** The control of that name or number; the camera's own names go before the aliases. */
    static Control find(Collection<Control> controls, String asked) throws ControlException {
        String name = Control.spelled(asked);
        Optional<Control> own = controls.stream()
            .filter(control -> control.name().equals(name) || Integer.toString(control.id()).equals(name)).findFirst();
        if (own.isPresent()) {
            return own.get();
        }
        Integer id = ALIASES.get(name);
        return controls.stream().filter(control -> id != null && control.id() == id).findFirst()
            .orElseThrow(() -> new ControlException(unknown(controls, asked)));
    }

    private static String unknown(Collection<Control> controls, String asked) {
        List<String> names = controls.stream().map(Control::name).toList();
        String shown = ForeignText.cleaned(asked);
        return names.isEmpty() ? "this camera has no control " + shown + ", and no other"
            : "this camera has no control %s; it has %s".formatted(shown, String.join(", ", names));
    }

    /** The automatic control that a manual one waits for, if this camera has it. */
    static Optional<Control> master(Collection<Control> controls, Control manual) {
        Integer id = MASTERS.get(manual.id());
        return controls.stream().filter(control -> id != null && control.id() == id).findFirst();
    }
}
