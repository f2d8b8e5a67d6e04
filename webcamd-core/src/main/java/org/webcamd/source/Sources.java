package org.webcamd.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.Source;
import org.webcamd.camera.TestSource;
import org.webcamd.settings.SettingException;
import org.webcamd.v4l2.V4l2Source;

/** Every place that pictures can come from, by the text that a user names it with. Stateless; any thread. */
public final class Sources {
    /** What is accepted, for messages and help. */
    public static final String ACCEPTED = "a device such as /dev/video0, test, file:PATH, http://..., https://..., "
        + "exec:COMMAND or - (standard input)";

    private static final String KEY = "source";

    private Sources() {
    }

    /**
     * Understands the name of a source. Nothing is opened yet.
     *
     * @param text as the user gave it
     * @param settings what to ask of a camera; other sources take the rate from it, where they have none of their own
     * @return a source that has not been opened
     * @throws SettingException when it is none
     */
    public static Source parse(String text, CameraSettings settings) {
        return parse(text, settings, Map.of());
    }

    /**
     * Understands the name of a source. Nothing is opened yet.
     *
     * @param text as the user gave it
     * @param settings what to ask of a camera; other sources take the rate from it, where they have none of their own
     * @param controls values by the names of controls, for a device; others have none
     * @return a source that has not been opened
     * @throws SettingException when it is none
     */
    public static Source parse(String text, CameraSettings settings, Map<String, String> controls) {
        try {
            return read(text, settings, controls);
        } catch (InvalidPathException noPath) {
            // A zero byte, or a letter that the system's encoding does not have.
            throw notAccepted(text);
        }
    }

    private static Source read(String text, CameraSettings settings, Map<String, String> controls) {
        String scheme = text.toLowerCase(Locale.ROOT);
        if (text.indexOf('\0') >= 0) {
            throw notAccepted(text);
        }
        if (text.equals(TestSource.NAME)) {
            return new TestSource(settings);
        }
        if (text.equals(StandardInputSource.NAME)) {
            return new StandardInputSource();
        }
        if (text.startsWith("/")) {
            return new V4l2Source(Path.of(text), settings, controls);
        }
        if (scheme.startsWith(FileSource.SCHEME)) {
            return new FileSource(Path.of(after(FileSource.SCHEME, text)), settings);
        }
        if (scheme.startsWith(ExecSource.SCHEME)) {
            return new ExecSource(after(ExecSource.SCHEME, text));
        }
        if (scheme.startsWith(HttpAddress.HTTP) || scheme.startsWith(HttpAddress.HTTPS)) {
            return new HttpSource(address(text), settings.fps());
        }
        throw notAccepted(text);
    }

    private static String after(String scheme, String text) {
        String rest = text.substring(scheme.length());
        if (rest.isBlank()) {
            throw notAccepted(text);
        }
        return rest;
    }

    private static HttpAddress address(String text) {
        try {
            return HttpAddress.parse(text);
        } catch (IllegalArgumentException noAddress) {
            throw SettingException.of(KEY, ": " + noAddress.getMessage());
        }
    }

    private static SettingException notAccepted(String text) {
        return SettingException.text(KEY, text, ACCEPTED);
    }
}
