package org.webcamd.v4l2;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.Control;
import org.webcamd.camera.ControlException;

/**
 * Reads and sets the controls of a device by name, while it streams or not. Opens the device for each call and closes
 * it again, so it outlives a camera that is unplugged, and may be called by any thread; every call blocks for as long
 * as the driver does.
 */
public final class ControlPanel {
    /** How a device is opened; tests have their own. */
    @FunctionalInterface
    interface Opener {
        V4l2Device open(Path path) throws V4l2Exception;
    }

    private final Path device;
    private final Opener opener;

    /**
     * The controls of that device; nothing is opened yet.
     *
     * @param device path of a character device or a link to one
     */
    public ControlPanel(Path device) {
        this(device, V4l2Device::open);
    }

    ControlPanel(Path device, Opener opener) {
        this.device = device;
        this.opener = opener;
    }

    /**
     * All that the camera has.
     *
     * @return with their present values
     * @throws V4l2Exception when the device cannot be opened
     */
    public List<Control> list() throws V4l2Exception {
        try (V4l2Device open = opener.open(device)) {
            return open.controls();
        }
    }

    /**
     * Reads one.
     *
     * @param name as v4l2-ctl spells it, or an alias
     * @return with its present value
     * @throws ControlException when the camera has no such control
     * @throws V4l2Exception when the device cannot be opened
     */
    public Control read(String name) throws CameraException {
        return ControlNames.find(list(), name);
    }

    /**
     * Sets one.
     *
     * @param name as v4l2-ctl spells it, or an alias, or the driver's number of it
     * @param text a number, or a choice by its name
     * @return with the value that the camera then has, which the driver may have rounded
     * @throws ControlException when the camera has no such control or does not take the value
     * @throws V4l2Exception when the device cannot be opened or refuses
     */
    public Control set(String name, String text) throws CameraException {
        try (V4l2Device open = opener.open(device)) {
            List<Control> controls = open.controls();
            Control control = ControlNames.find(controls, name);
            return set(open, controls, control, ControlText.parse(control, text));
        }
    }

    /**
     * Sets several: the automatic ones first, since manual ones have no effect before they are off. One that fails
     * stops none of the others.
     *
     * @param wanted texts by name
     * @return one line for each that could not be set; empty when all is well
     * @throws V4l2Exception when the device cannot be opened
     */
    public List<String> setAll(Map<String, String> wanted) throws V4l2Exception {
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<String> complaints = new ArrayList<>();
        try (V4l2Device open = opener.open(device)) {
            List<Control> controls = open.controls();
            Map<Control, Integer> values = new LinkedHashMap<>();
            wanted.forEach((name, text) -> {
                try {
                    Control control = ControlNames.find(controls, name);
                    values.put(control, ControlText.parse(control, text));
                } catch (ControlException explained) {
                    complaints.add(explained.getMessage());
                }
            });
            for (Control control : sorted(values)) {
                try {
                    set(open, controls, control, values.get(control));
                } catch (CameraException explained) {
                    complaints.add(explained.getMessage());
                }
            }
        }
        return complaints;
    }

    private static List<Control> sorted(Map<Control, Integer> values) {
        List<Control> order = new ArrayList<>(values.keySet());
        Collections.sort(order, ControlNames.AUTOMATIC_FIRST);
        return order;
    }

    private Control set(V4l2Device open, List<Control> controls, Control control, int value) throws CameraException {
        if (control.readOnly()) {
            throw new ControlException(control.name() + " cannot be set, only read");
        }
        int errno = open.setValue(control.id(), value);
        if (errno != 0) {
            throw refused(controls, control, value, errno);
        }
        return control.withValue(open.value(control.id()));
    }

    private CameraException refused(List<Control> controls, Control control, int value, int errno) {
        if (errno == Errno.ERANGE || errno == Errno.EINVAL) {
            return new ControlException(
                "%s is %d, this camera takes %s".formatted(control.name(), value, control.accepted()));
        }
        String because = ControlNames.master(controls, control)
            .map(master -> ": it can be set when %s is not %s (%s)".formatted(master.name(), master.valueText(),
                master.accepted()))
            .orElse("");
        return new V4l2Exception(errno, "%s does not take %s=%d now (%s)%s".formatted(device, control.name(), value,
            Errno.name(errno), because));
    }
}
