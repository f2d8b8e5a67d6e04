package org.webcamd.cli;

import static org.webcamd.cli.OptionValues.require;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.webcamd.camera.CameraSettings;
import org.webcamd.capture.CameraSpec;
import org.webcamd.settings.SettingException;
import org.webcamd.v4l2.DevicePlace;
import org.webcamd.v4l2.V4l2Source;

/**
 * What {@code --camera auto} asks for: every camera that is plugged in, with the settings behind it, and for the one of
 * a name those behind {@code --camera NAME=auto}. Immutable; any thread.
 */
public final class AutomaticCameras {
    private final CameraOptions ofAllCameras;
    private final CameraText auto;
    private final Map<String, CameraText> byName;
    private final List<Path> namedDevices;

    private AutomaticCameras(CameraOptions ofAllCameras, CameraText auto, Map<String, CameraText> byName,
        List<Path> namedDevices) {
        this.ofAllCameras = ofAllCameras;
        this.auto = auto;
        this.byName = byName;
        this.namedDevices = namedDevices;
    }

    /**
     * Understands those that are automatic among the texts of {@code --camera}.
     *
     * @param named the other cameras
     * @return nothing where the user has not asked for them
     */
    static Optional<AutomaticCameras> of(Options options, List<CameraText> texts, List<CameraSpec> named) {
        CameraText auto = null;
        Map<String, CameraText> byName = new LinkedHashMap<>();
        for (CameraText text : texts) {
            if (text.isForAllDevices()) {
                requireOnce(auto == null, text);
                auto = text;
            } else {
                requireOnce(byName.put(key(text.name()), text) == null
                    && named.stream().noneMatch(camera -> camera.name().equalsIgnoreCase(text.name())), text);
            }
        }
        if (auto == null && texts.isEmpty()) {
            return Optional.empty();
        }
        if (auto == null) {
            throw texts.get(0).complaint(SettingException.of("",
                "the source 'auto' is one of those that --camera auto serves, so give that as well"));
        }
        AutomaticCameras automatic =
            new AutomaticCameras(options.ofAllCameras, auto, Map.copyOf(byName), devices(named));
        automatic.check();
        return Optional.of(automatic);
    }

    private static void requireOnce(boolean once, CameraText text) {
        if (!once) {
            throw text.complaint(SettingException.of("", "there is a camera of this name already"));
        }
    }

    private static List<Path> devices(List<CameraSpec> named) {
        List<Path> devices = new ArrayList<>();
        named.forEach(camera -> camera.source().device().ifPresent(devices::add));
        return List.copyOf(devices);
    }

    private void check() {
        settings(auto);
        byName.values().forEach(this::settings);
    }

    private void settings(CameraText text) {
        try {
            CameraOptions own = options(text.name());
            NamedCameras.cameraSettings(own);
            NamedCameras.captureSettings(own, 0);
            controls(text.name());
            require(own.sourceLogin == null, "source-login", " is for no device");
            require(!own.sourceInsecure, "source-insecure", " is for no device");
        } catch (SettingException wrong) {
            throw text.complaint(wrong);
        }
    }

    /**
     * Describes a camera that has been plugged in.
     *
     * @param name what it is called
     * @param place where it is
     * @return not opened yet
     */
    public CameraSpec camera(String name, DevicePlace place) {
        CameraOptions own = options(name);
        CameraSettings asked = NamedCameras.cameraSettings(own);
        V4l2Source source = new V4l2Source(place, asked, controls(name));
        return new CameraSpec(name, 0, source, asked, NamedCameras.captureSettings(own, source.settleFrames()));
    }

    /** {@return devices that the user has named, and that are served by that name} */
    public List<Path> namedDevices() {
        return namedDevices;
    }

    /**
     * Whether it asks for the same.
     *
     * @param other what is asked for at another time
     * @return true where every camera would be as it is
     */
    public boolean isSame(AutomaticCameras other) {
        return asked().equals(other.asked());
    }

    private List<Object> asked() {
        Map<String, Object> settings = new LinkedHashMap<>();
        byName.forEach((name, text) -> settings.put(name, text.settings()));
        return List.of(auto.settings(), settings, CameraText.values(ofAllCameras));
    }

    /** {@return cameras that the user expects to be plugged in, as they have settings of their own} */
    public List<String> expected() {
        return byName.values().stream().map(CameraText::name).sorted().toList();
    }

    private CameraOptions options(String name) {
        CameraOptions ofAutomatic = auto.options(ofAllCameras);
        CameraText own = byName.get(key(name));
        return own == null ? ofAutomatic : own.options(ofAutomatic);
    }

    /** Those of each add up, by their names. */
    private Map<String, String> controls(String name) {
        Map<String, String> controls = NamedCameras.controls(ofAllCameras);
        controls.putAll(NamedCameras.controls(auto.options(ofAllCameras)));
        CameraText own = byName.get(key(name));
        if (own != null) {
            controls.putAll(NamedCameras.controls(own.options(ofAllCameras)));
        }
        return controls;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
