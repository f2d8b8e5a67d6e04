package org.webcamd.v4l2;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.webcamd.camera.CameraControls;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.Control;
import org.webcamd.camera.ControlType;

/** The controls of a V4L2 device, and what the user wants of them: given at the start, or set since. Any thread. */
final class V4l2Controls implements CameraControls {
    /** Where the controls are now. */
    @FunctionalInterface
    interface Where {
        ControlPanel panel() throws V4l2Exception;
    }

    private final Where where;

    // Guarded by itself. Those set since stand behind those given at the start, and so win under another name too.
    private final Map<String, String> wanted;

    V4l2Controls(Where where, Map<String, String> atTheStart) {
        this.where = where;
        wanted = new LinkedHashMap<>(atTheStart);
    }

    @Override
    public List<Control> list() throws V4l2Exception {
        return where.panel().list();
    }

    @Override
    public Control set(String name, String text) throws CameraException {
        Control control = where.panel().set(name, text);
        if (control.type() != ControlType.BUTTON) {
            synchronized (wanted) {
                wanted.remove(control.name());
                wanted.put(control.name(), text);
            }
        }
        return control;
    }

    /** Sets what is wanted at a device that is being opened; one line for each that could not be set. */
    List<String> apply(Path device) throws V4l2Exception {
        Map<String, String> now;
        synchronized (wanted) {
            now = new LinkedHashMap<>(wanted);
        }
        return new ControlPanel(device).setAll(now);
    }
}
