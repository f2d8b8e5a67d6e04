package org.webcamd.answer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraControls;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.Control;
import org.webcamd.camera.ControlException;
import org.webcamd.camera.ControlType;
import org.webcamd.camera.MenuItem;
import org.webcamd.camera.Source;
import org.webcamd.memory.MemoryShare;

/** A camera that has two controls, and a driver that may hang. */
final class AdjustableSource implements Source, CameraControls {
    private static final int BRIGHTNESS = 9_963_776;
    private static final int AUTO_EXPOSURE = 10_094_849;

    final Map<String, Integer> values =
        Collections.synchronizedMap(new LinkedHashMap<>(Map.of("brightness", 10, "auto_exposure", 3)));
    final CountDownLatch answers = new CountDownLatch(1);
    volatile boolean hangs;
    /** Whether an automatic control has the say over brightness. */
    volatile boolean held;
    /** Whether brightness is only to be read. */
    volatile boolean fixed;

    @Override
    public Camera open(MemoryShare memory) throws CameraException {
        throw new CameraException("not needed here");
    }

    @Override
    public String name() {
        return "adjustable";
    }

    @Override
    public Optional<CameraControls> controls() {
        return Optional.of(this);
    }

    @Override
    public List<Control> list() {
        hang();
        return List.of(control("brightness"), control("auto_exposure"));
    }

    @Override
    public Control set(String name, String text) throws CameraException {
        hang();
        String known = name.equals(Integer.toString(BRIGHTNESS)) ? "brightness" : name;
        if (!values.containsKey(known)) {
            throw new ControlException("this camera has no control " + name);
        }
        if (known.equals("brightness") && fixed) {
            throw new ControlException("brightness cannot be set, only read");
        }
        if (known.equals("brightness") && held) {
            throw new CameraException("brightness cannot be set now");
        }
        values.put(known, Integer.parseInt(text));
        return control(known);
    }

    private void hang() {
        try {
            if (hangs) {
                answers.await();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private Control control(String name) {
        return name.equals("brightness")
            ? new Control(BRIGHTNESS, name, ControlType.INTEGER, 0, 255, 1, 128, held, fixed, List.of(),
                values.get(name))
            : new Control(AUTO_EXPOSURE, name, ControlType.MENU, 0, 3, 1, 3, false, false,
                List.of(new MenuItem(1, "Manual Mode")), values.get(name));
    }
}
