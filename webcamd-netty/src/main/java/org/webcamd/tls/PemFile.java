package org.webcamd.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.webcamd.settings.SettingException;

/** A PEM file that an option names, read with a word about all that it may be instead. Immutable; any thread. */
final class PemFile {
    /** A chain of ten certificates has 20 kB. */
    private static final int MOST_BYTES = 256 * 1024;
    private static final String BEGIN = "-----BEGIN ";
    private static final int LENGTH_MASK = 0x7F;

    private final String option;
    private final Path path;

    PemFile(String option, Path path) {
        this.option = option;
        this.path = path;
    }

    /** With what is wrong with the file. */
    SettingException wrong(String what) {
        return SettingException.of(option, " " + path + ": " + what);
    }

    /** What it holds, one block at least. */
    List<PemBlock> blocks() {
        byte[] bytes = bytes();
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!text.contains(BEGIN)) {
            throw wrong(otherFormat(bytes));
        }
        List<PemBlock> blocks = PemBlock.of(text);
        if (blocks.isEmpty()) {
            throw wrong("has a line -----BEGIN and no matching -----END: it was cut off, or is still being written");
        }
        return blocks;
    }

    private byte[] bytes() {
        if (Files.isDirectory(path)) {
            throw wrong("is a folder, must be a PEM file");
        }
        // A pipe would be waited for, and be empty when it is read again.
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw wrong("is no file, must be a PEM file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw wrong("has more than 256 kB, must be a PEM file, which has some");
            }
            return bytes;
        } catch (NoSuchFileException missing) {
            throw wrong("no such file");
        } catch (AccessDeniedException denied) {
            throw wrong("may not be read by the user %s that this runs as".formatted(System.getProperty("user.name")));
        } catch (IOException failed) {
            throw wrong("cannot be read: " + failed.getMessage());
        }
    }

    private String otherFormat(byte[] bytes) {
        boolean isKey = option.endsWith("key");
        if (bytes.length == 0) {
            return "is empty, must be a PEM file";
        }
        if (isPkcs12(bytes)) {
            return "is PKCS#12, must be PEM: openssl pkcs12 -in %s %s".formatted(path,
                isKey ? "-nocerts -nodes -out key.pem" : "-nokeys -out cert.pem");
        }
        if (bytes[0] == Der.SEQUENCE) {
            return "is DER, must be PEM: openssl %s -inform DER -in %s -out %s".formatted(isKey ? "pkey" : "x509", path,
                isKey ? "key.pem" : "cert.pem");
        }
        return "is no PEM file, which has a line " + BEGIN + (isKey ? "PRIVATE KEY-----" : "CERTIFICATE-----");
    }

    /** A sequence that begins with its version, 3. */
    private static boolean isPkcs12(byte[] bytes) {
        if (bytes.length < 8 || bytes[0] != Der.SEQUENCE) {
            return false;
        }
        int at = 2 + (bytes[1] < 0 ? bytes[1] & LENGTH_MASK : 0);
        return at + 2 < bytes.length && bytes[at] == 2 && bytes[at + 1] == 1 && bytes[at + 2] == 3;
    }
}
