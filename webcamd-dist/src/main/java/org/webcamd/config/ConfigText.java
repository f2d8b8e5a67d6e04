package org.webcamd.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.webcamd.text.ForeignText;

/** Reads a configuration file as lines of text, up to a size. Stateless; a thread that may wait for a disk. */
final class ConfigText {
    static final int MOST_BYTES = 256 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int UTF_16_LITTLE = 0xFFFE;
    private static final int UTF_16_BIG = 0xFEFF;

    private ConfigText() {
    }

    static List<String> lines(Path file) {
        String text = decoded(file, bytes(file));
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return (marked ? text.substring(1) : text).lines().toList();
    }

    private static byte[] bytes(Path file) {
        String name = ForeignText.cleaned(file.toString());
        try {
            // A pipe would be empty when it is read again.
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new ConfigException(name, "is no file, must be a text of lines such as 'port = 8080'");
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    throw new ConfigException(name, "is longer than 256 KiB: is it a configuration?");
                }
                return bytes;
            }
        } catch (NoSuchFileException missing) {
            throw new ConfigException(name, "no such file");
        } catch (AccessDeniedException denied) {
            throw new ConfigException(name,
                "may not be read by user " + System.getProperty("user.name") + ": give it to that user");
        } catch (IOException failed) {
            throw new ConfigException(name, "cannot be read: " + ForeignText.cleaned(failed.getMessage()));
        }
    }

    private static String decoded(Path file, byte[] bytes) {
        if (bytes.length > 1) {
            int mark = Byte.toUnsignedInt(bytes[0]) << Byte.SIZE | Byte.toUnsignedInt(bytes[1]);
            if (mark == UTF_16_LITTLE || mark == UTF_16_BIG) {
                throw new ConfigException(ConfigFile.place(file, 1), "is UTF-16, must be UTF-8: save it as that");
            }
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            int line = 1 + (int) text.chars().filter(letter -> letter == '\n').count();
            throw new ConfigException(ConfigFile.place(file, line), "is not UTF-8: save the file as that");
        }
        return text;
    }
}
