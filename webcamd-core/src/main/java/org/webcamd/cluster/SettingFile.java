package org.webcamd.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.webcamd.settings.SettingException;

/** A file that a setting names, read whole. Stateless. */
final class SettingFile {
    private static final int MOST_BYTES = 1 << 20;

    private SettingFile() {
    }

    /** Throws SettingException when it cannot be read. */
    static byte[] bytes(String key, Path file, String accepted) {
        if (!Files.isRegularFile(file)) {
            throw SettingException.text(key, file.toString(), accepted + "; there is none");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw SettingException.text(key, file.toString(), accepted + "; it is longer than 1 MiB");
            }
            return bytes;
        } catch (IOException notReadable) {
            throw SettingException.text(key, file.toString(), accepted + "; it cannot be read: is its owner the user "
                + "that webcamd runs as?");
        }
    }
}
