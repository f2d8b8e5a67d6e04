package org.webcamd.v4l2;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.webcamd.camera.CameraControls;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.Control;
import org.webcamd.camera.ControlType;

/** The controls of a V4L2 device, and what the user wants of them: given at the start, or set since. Any thread. */
final class V4l2Controls implements CameraControls {
    private final Supplier<ControlPanel> panel;

    // Guarded by itself. Those set since stand behind those given at the start, and so win under another name too.
    private final Map<String, String> wanted;

    V4l2Controls(Supplier<ControlPanel> panel, Map<String, String> atTheStart) {
        this.panel = panel;
        wanted = new LinkedHashMap<>(atTheStart);
    }

    @Override
    public List<Control> list() throws V4l2Exception {
        return panel.get().list();
    }

    @Override
    public Control set(String name, String text) throws CameraException {
        Control control = panel.get().set(name, text);
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
