package org.webcamd.v4l2;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraControls;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.OpenCv;
import org.webcamd.camera.Source;
import org.webcamd.counters.RareLine;
import org.webcamd.memory.MemoryShare;

/**
 * A V4L2 device by its path: {@code /dev/video0}, or a link such as {@code /dev/v4l/by-id/…}. The driver is asked what
 * the camera offers, and OpenCV is told what to take of it. A camera that comes back under another number is found
 * again. Opened by one thread at a time.
 */
public final class V4l2Source implements Source {
    private static final System.Logger LOG = System.getLogger(V4l2Source.class.getName());

    /** What automatic exposure usually takes. */
    private static final int SETTLE_FRAMES = 3;
    /** Of each kind, in a minute: a camera with a loose cable is opened again and again. */
    private static final int MOST_LINES = 5;
    /** One for each control that was wrongly named is of use. */
    private static final int MOST_COMPLAINTS = 20;

    private final DevicePlace place;
    private final CameraSettings asked;
    private final V4l2Controls controls;
    private final RareLine wrongStamps = new RareLine(line -> LOG.log(INFO, line));
    private final RareLine notes = new RareLine(line -> LOG.log(INFO, line), MOST_LINES);
    private final RareLine controlsNotSet = new RareLine(line -> LOG.log(WARNING, line), MOST_COMPLAINTS);

    private String lastNote = "";
    private List<String> lastComplaints = List.of();

    /**
     * Names a device whose controls stay as they are; nothing is opened yet.
     *
     * @param device path of a character device or a link to one
     * @param settings what to ask of it
     */
    public V4l2Source(Path device, CameraSettings settings) {
        this(device, settings, Map.of());
    }

    /**
     * Names a device; nothing is opened yet.
     *
     * @param device path of a character device or a link to one
     * @param settings what to ask of it
     * @param controls values by the names of controls, set each time that it is opened
     */
    public V4l2Source(Path device, CameraSettings settings, Map<String, String> controls) {
        this(new NamedPlace(device), settings, controls);
    }

    /**
     * Names a device by where it will be found; nothing is opened yet.
     *
     * @param place where it is
     * @param settings what to ask of it
     * @param controls values by the names of controls, set each time that it is opened
     */
    public V4l2Source(DevicePlace place, CameraSettings settings, Map<String, String> controls) {
        this.place = place;
        this.controls = new V4l2Controls(() -> new ControlPanel(whereItIs()), controls);
        asked = settings;
    }

    @Override
    public void prepare() {
        OpenCv.load();
    }

    @Override
    public Camera open(MemoryShare memory) throws CameraException {
        Path path = whereItIs();
        FormatChoice choice = choose(path);
        place.found(path);
        setControls(path);
        return V4l2Camera.open(path, choice, asked,
            new CaptureClock(what -> wrongStamps.happened(() -> "camera %s: %s".formatted(name(), what))));
    }

    private Path whereItIs() throws V4l2Exception {
        return place.path().orElseThrow(() -> new V4l2Exception(Errno.ENODEV,
            name() + " is not there any more: plug it in again"));
    }

    private FormatChoice choose(Path path) throws CameraException {
        try (V4l2Device open = V4l2Device.open(path)) {
            if (!open.capability().captures()) {
                throw new CameraException(
                    Diagnosis.whyNoPictures(path, asked).orElseGet(() -> path + " gives no pictures"));
            }
            FormatChoice choice = FormatChoice.of(open.formats(), asked);
            choice.note().filter(note -> !note.equals(lastNote)).ifPresent(note -> {
                lastNote = note;
                notes.happened(() -> "camera %s: %s".formatted(name(), note));
            });
            return choice;
        }
    }

    private void setControls(Path path) throws V4l2Exception {
        List<String> complaints = controls.apply(path);
        if (!complaints.equals(lastComplaints)) {
            lastComplaints = complaints;
            complaints.forEach(it -> controlsNotSet.happened(() -> "camera %s: %s".formatted(name(), it)));
        }
    }

    @Override
    public boolean isPresent() {
        return place.isPresent();
    }

    @Override
    public Optional<Path> device() {
        return Optional.of(place.lastPath());
    }

    @Override
    public int settleFrames() {
        return SETTLE_FRAMES;
    }

    @Override
    public String adviceWhenBroken() {
        return "for a USB camera, another cable, port or --format may help";
    }

    @Override
    public Optional<CameraControls> controls() {
        return Optional.of(controls);
    }

    @Override
    public long patienceNanos() {
        return asked.timeout().map(Duration::toNanos).orElse(0L);
    }

    @Override
    public String name() {
        return place.name();
    }
}
