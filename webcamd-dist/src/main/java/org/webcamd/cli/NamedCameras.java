package org.webcamd.cli;

import static org.webcamd.cli.OptionValues.require;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.CaptureFormat;
import org.webcamd.camera.Source;
import org.webcamd.capture.CameraSpec;
import org.webcamd.capture.CaptureSettings;
import org.webcamd.capture.OnLoss;
import org.webcamd.settings.SettingException;
import org.webcamd.source.SourceAccess;
import org.webcamd.source.SourceLogin;
import org.webcamd.source.Sources;
import org.webcamd.text.SourceText;
import org.webcamd.transcode.TextSettings;
import org.webcamd.wish.Bounds;
import org.webcamd.wish.Orientation;
import org.webcamd.wish.Rotation;
import org.webcamd.wish.Text;
import org.webcamd.wish.Wish;

/**
 * Makes cameras of the options: that of {@code --source} or {@code --index}, or those of {@code --camera}. What is
 * wrong is a {@link SettingException}; that of one camera among several tells which.
 */
final class NamedCameras {
    private static final String NO_ROTATION = "-1";
    private static final String STANDARD_INPUT = "-";

    private final Options options;
    private final List<NamedCamera> cameras = new ArrayList<>();
    private final Map<String, String> takenSources = new HashMap<>();
    private SourceAccess accessOfAll = SourceAccess.OPEN;

    private NamedCameras(Options options) {
        this.options = options;
    }

    static List<NamedCamera> of(Options options) {
        NamedCameras named = new NamedCameras(options);
        if (options.cameras.isEmpty() && options.sections.isEmpty()) {
            named.addTheOnlyOneIfAny();
        } else {
            require(options.source == null && options.index == null, CameraText.KEY, " cannot stand beside --"
                + (options.source == null ? "index" : "source") + ": name each camera by --camera NAME=SOURCE");
            named.checkWhatIsForAll();
            texts(options).filter(text -> !text.isAutomatic()).forEach(named::add);
        }
        return List.copyOf(named.cameras);
    }

    /** What is wrong with the cameras of which these are, has been said by then. */
    static Optional<AutomaticCameras> automatic(Options options, List<NamedCamera> named) {
        return AutomaticCameras.of(options, texts(options).filter(CameraText::isAutomatic).toList(),
            named.stream().map(NamedCamera::spec).toList());
    }

    private static Stream<CameraText> texts(Options options) {
        return Stream.concat(options.cameras.stream().map(CameraText::parse), options.sections.stream());
    }

    /** A camera of another machine, with the settings for all cameras. */
    static CameraSpec ofOthers(Options options, String name, Source source) {
        CameraOptions all = options.ofAllCameras;
        return new CameraSpec(name, 0, source, cameraSettings(all), captureSettings(all, 0));
    }

    /** Who serves cameras of others need not have one. */
    private void addTheOnlyOneIfAny() {
        if (options.source != null || options.index != null || !options.cluster.isAnEdge()) {
            addTheOnlyOne();
        } else {
            checkWhatIsForAll();
        }
    }

    private void addTheOnlyOne() {
        String text = options.source == null ? "/dev/video" + index() : options.source;
        CameraOptions own = options.ofAllCameras;
        Map<String, String> controls = controls(own);
        requireDeviceFor(controls, text);
        SourceAccess access = access(own);
        Source source = source(text, own, controls, access);
        cameras.add(new NamedCamera(camera(source.name(), source, own), asked(text, own, controls, access)));
    }

    /** A mistake there is not one of the first camera. */
    private void checkWhatIsForAll() {
        CameraOptions all = options.ofAllCameras;
        cameraSettings(all);
        captureSettings(all, 0);
        controls(all);
        accessOfAll = access(all);
    }

    private void add(CameraText text) {
        try {
            requireUnique(text.name());
            requireFree(text);
            CameraOptions own = text.options(options.ofAllCameras);
            Map<String, String> controls = controls(own);
            requireDeviceFor(controls, text.source());
            // Those for all are for the devices among them.
            Map<String, String> together = controls(options.ofAllCameras);
            together.putAll(controls);
            SourceAccess access = access(own).or(accessOfAll.fitting(text.source()));
            cameras.add(new NamedCamera(camera(text.name(), source(text.source(), own, together, access), own),
                asked(text.source(), own, together, access)));
        } catch (SettingException wrong) {
            throw text.complaint(wrong);
        }
    }

    private void requireUnique(String name) {
        require(cameras.stream().noneMatch(other -> other.spec().name().equalsIgnoreCase(name)), "",
            "there is a camera of this name already");
    }

    private void requireFree(CameraText text) {
        if (text.source().equals(STANDARD_INPUT) || isDevice(text.source())) {
            String other = takenSources.put(identity(text.source()), text.name());
            require(other == null, "source",
                " is '%s', which camera %s has already".formatted(text.source(), other));
        }
    }

    private static boolean isDevice(String source) {
        return source.startsWith("/");
    }

    /** The same for all links to a device that is there. */
    private static String identity(String source) {
        try {
            return isDevice(source) ? Path.of(source).toRealPath().toString() : source;
        } catch (IOException notThere) {
            return Path.of(source).normalize().toString();
        } catch (InvalidPathException refusedLater) {
            return source;
        }
    }

    private List<Object> asked(String source, CameraOptions own, Map<String, String> controls, SourceAccess access) {
        return List.of(source, index(), CameraText.values(own), controls, access);
    }

    private CameraSpec camera(String name, Source source, CameraOptions own) {
        CaptureSettings capture = captureSettings(own, source.settleFrames());
        return new CameraSpec(name, index(), source, cameraSettings(own), capture);
    }

    private int index() {
        int index = options.index == null ? 0 : options.index;
        if (index < 0) {
            throw SettingException.number("index", index, "0 or more");
        }
        return index;
    }

    private static Source source(String text, CameraOptions own, Map<String, String> controls, SourceAccess access) {
        return Sources.parse(text, cameraSettings(own), controls, access);
    }

    private static SourceAccess access(CameraOptions own) {
        return new SourceAccess(Optional.ofNullable(own.sourceLogin).map(SourceLogin::read), own.sourceInsecure);
    }

    static CameraSettings cameraSettings(CameraOptions own) {
        return new CameraSettings(own.width, own.height, own.fps,
            OptionValues.oneOf("format", own.format, CaptureFormat.class),
            Optional.ofNullable(own.sourceTimeout).map(OptionValues::seconds));
    }

    static CaptureSettings captureSettings(CameraOptions own, int settleFramesOfTheSource) {
        TextSettings text = new TextSettings(own.text == null ? "" : own.text,
            TextSettings.Position.parse(own.textPosition));
        return new CaptureSettings(OptionValues.seconds(own.encodewait), own.quality, wish(own, text), text,
            own.settleFrames == null ? settleFramesOfTheSource : own.settleFrames, own.maxRenditions,
            OptionValues.oneOf("on-loss", own.onLoss, OnLoss.class), own.strictJpeg);
    }

    private static Wish wish(CameraOptions own, TextSettings text) {
        Orientation laid = Orientation.of(rotation(own.rotate)).then(mirroring(own.flip));
        return new Wish(laid, Bounds.NONE, Wish.ANY_QUALITY, text.isEmpty() ? Text.AS_IS : Text.DRAWN);
    }

    private static Orientation mirroring(String flip) {
        if (flip == null || flip.isEmpty()) {
            return Orientation.UPRIGHT;
        }
        try {
            return Orientation.parseFlip(flip);
        } catch (IllegalArgumentException wrong) {
            throw SettingException.text("flip", flip, Orientation.ACCEPTED_FLIPS);
        }
    }

    private static Rotation rotation(String rotate) {
        if (rotate == null || rotate.equals(NO_ROTATION)) {
            return Rotation.NONE;
        }
        try {
            return Rotation.parse(rotate);
        } catch (IllegalArgumentException wrong) {
            throw SettingException.text("rotate", rotate, Rotation.ACCEPTED);
        }
    }

    static Map<String, String> controls(CameraOptions own) {
        Map<String, String> controls = new LinkedHashMap<>();
        for (String control : own.controls) {
            int equals = control.indexOf('=');
            if (equals <= 0 || equals == control.length() - 1) {
                throw SettingException.text("control", control, "NAME=VALUE such as brightness=128");
            }
            controls.put(control.substring(0, equals), control.substring(equals + 1));
        }
        return controls;
    }

    private static void requireDeviceFor(Map<String, String> controls, String source) {
        require(controls.isEmpty() || isDevice(source), "control",
            " is for devices, and source is '" + SourceText.shown(source) + "'");
    }
}
