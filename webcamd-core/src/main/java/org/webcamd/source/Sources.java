package org.webcamd.source;

import java.nio.file.Path;
import java.util.Locale;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.Source;
import org.webcamd.camera.TestSource;
import org.webcamd.camera.V4l2Source;

/** Every place that pictures can come from, by the text that a user names it with. Stateless; any thread. */
public final class Sources {
    /** What is accepted, for messages and help. */
    public static final String ACCEPTED = "a device such as /dev/video0, test, file:PATH, http://..., https://..., "
        + "exec:COMMAND or - (standard input)";

    private Sources() {
    }

    /**
     * Understands the name of a source. Nothing is opened yet.
     *
     * @param text as the user gave it
     * @param settings what to ask of a camera; other sources take the rate from it, where they have none of their own
     * @return a source that has not been opened
     * @throws IllegalArgumentException when it is none, with a message of one line that tells what is accepted
     */
    public static Source parse(String text, CameraSettings settings) {
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
            return new V4l2Source(Path.of(text), settings);
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
            throw new IllegalArgumentException("source: " + noAddress.getMessage());
        }
    }

    private static IllegalArgumentException notAccepted(String text) {
        return new IllegalArgumentException("source is '" + text + "', must be " + ACCEPTED);
    }
}
