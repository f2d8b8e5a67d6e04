package org.webcamd.source;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.Source;
import org.webcamd.camera.TestSource;
import org.webcamd.settings.SettingException;
import org.webcamd.text.SourceText;
import org.webcamd.v4l2.V4l2Source;

/** Every place that pictures can come from, by the text that a user names it with. Stateless; any thread. */
public final class Sources {
    /** What is accepted, for messages and help. */
    public static final String ACCEPTED = "a device such as /dev/video0, test, file:PATH, http://..., https://..., "
        + "exec:COMMAND or - (standard input)";

    private static final String KEY = "source";
    /** Stands where bytes were none in the encoding of the command line. */
    private static final char REPLACEMENT = '\uFFFD';

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
        return parse(text, settings, Map.of(), SourceAccess.OPEN);
    }

    /**
     * Understands the name of a source. Nothing is opened yet.
     *
     * @param text as the user gave it
     * @param settings what to ask of a camera; other sources take the rate from it, where they have none of their own
     * @param controls values by the names of controls, for a device; others have none
     * @param access what lets webcamd in
     * @return a source that has not been opened
     * @throws SettingException when it is none
     */
    public static Source parse(String text, CameraSettings settings, Map<String, String> controls,
        SourceAccess access) {
        try {
            return read(text, settings, controls, access);
        } catch (InvalidPathException noPath) {
            throw notRead(text);
        }
    }

    private static Source read(String text, CameraSettings settings, Map<String, String> controls,
        SourceAccess access) {
        String scheme = text.toLowerCase(Locale.ROOT);
        if (text.indexOf('\0') >= 0) {
            throw notAccepted(text);
        }
        if (text.indexOf(REPLACEMENT) >= 0) {
            throw notRead(text);
        }
        if (scheme.startsWith(HttpAddress.HTTP) || scheme.startsWith(HttpAddress.HTTPS)) {
            HttpAddress address = address(text);
            access.check(text);
            return new HttpSource(address.with(access), settings);
        }
        access.check(text);
        return otherThanHttp(text, scheme, settings, controls, access);
    }

    private static Source otherThanHttp(String text, String scheme, CameraSettings settings,
        Map<String, String> controls, SourceAccess access) {
        if (text.equals(TestSource.NAME)) {
            return new TestSource(settings);
        }
        if (text.equals(StandardInputSource.NAME)) {
            return new StandardInputSource(settings);
        }
        if (text.startsWith("/")) {
            return new V4l2Source(Path.of(text), settings, controls);
        }
        if (scheme.startsWith(FileSource.SCHEME)) {
            return new FileSource(after(FileSource.SCHEME, text), settings);
        }
        if (scheme.startsWith(ExecSource.SCHEME)) {
            return new ExecSource(after(ExecSource.SCHEME, text), settings, access.login());
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

    /** Of bytes that were none in the locale's encoding nothing is known any more. */
    private static SettingException notRead(String text) {
        String encoding = System.getProperty("sun.jnu.encoding", "");
        String remedy = encoding.equalsIgnoreCase(StandardCharsets.UTF_8.name())
            ? "names have to be UTF-8: rename it, or make a link to it"
            : "set LC_ALL=C.UTF-8, since the locale's encoding is " + encoding;
        return SettingException.of(KEY, " is '" + SourceText.shown(text) + "', which cannot be read: " + remedy);
    }

    private static SettingException notAccepted(String text) {
        return SettingException.text(KEY, SourceText.shown(text), ACCEPTED);
    }
}
