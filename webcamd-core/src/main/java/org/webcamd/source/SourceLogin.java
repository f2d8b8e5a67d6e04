package org.webcamd.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.webcamd.settings.SettingException;
import org.webcamd.text.Secrets;

/**
 * User and password for a source, from a file, so that they stand in no list of processes. Immutable; any thread.
 *
 * @param user may be empty, and has no colon
 * @param password may be empty
 */
public record SourceLogin(String user, String password) {
    private static final String KEY = "source-login";
    private static final int MOST_BYTES = 4 * 1024;
    private static final String ACCEPTED = "a file with one line, USER:PASSWORD";

    /**
     * Reads a file.
     *
     * @param file its name, as the user gave it
     * @return what stands in it
     * @throws SettingException when it cannot be read, or is no such file; tells nothing of what stands in it
     */
    public static SourceLogin read(String file) {
        List<String> lines = text(file).lines().filter(line -> !line.isBlank()).toList();
        int colon = lines.size() == 1 ? lines.get(0).indexOf(':') : -1;
        if (colon < 0) {
            throw SettingException.text(KEY, file, ACCEPTED + "; it has " + (lines.size() == 1
                ? "a line without a colon" : lines.size() + " lines"));
        }
        return new SourceLogin(lines.get(0).substring(0, colon), lines.get(0).substring(colon + 1));
    }

    private static String text(String file) {
        try {
            Path path = Path.of(file);
            if (!Files.isRegularFile(path)) {
                throw SettingException.text(KEY, file, ACCEPTED + "; there is none");
            }
            try (InputStream in = Files.newInputStream(path)) {
                byte[] bytes = in.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    throw SettingException.text(KEY, file, ACCEPTED + "; it is longer than 4 KiB");
                }
                return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            }
        } catch (CharacterCodingException notUtf8) {
            throw SettingException.text(KEY, file, ACCEPTED + ", in UTF-8");
        } catch (IOException | InvalidPathException notReadable) {
            throw SettingException.text(KEY, file, ACCEPTED + "; it cannot be read: is its owner the user that webcamd "
                + "runs as?");
        }
    }

    /** As an address would have them, if nothing had to be escaped. */
    String credentials() {
        return user + ":" + password;
    }

    /** For a command, which can hand them on without a list of processes showing them. */
    Map<String, String> environment() {
        return Map.of("WEBCAMD_USER", user, "WEBCAMD_PASSWORD", password,
            "WEBCAMD_LOGIN", encoded(user) + ":" + encoded(password));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    Secrets secrets() {
        return Secrets.of(password).and(Secrets.of(encoded(password)));
    }

    /** Never what they are. */
    @Override
    public String toString() {
        return "a user and a password";
    }
}
