package org.webcamd.auth;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** A file with secrets: read whole, up to a length. Stateless but for its path; any thread that may wait for a disk. */
final class SecretFile {
    private final Path path;
    private final String option;
    private final int mostBytes;

    /** With the option that names it. */
    SecretFile(Path path, String option, int mostBytes) {
        this.path = path;
        this.option = option;
        this.mostBytes = mostBytes;
    }

    /** As messages call it. */
    String name() {
        return "--" + option + " " + path;
    }

    Path path() {
        return path;
    }

    /** All of it; how to make one is for the message, where there is none. */
    byte[] read(String remedy) throws AuthFileException {
        try {
            // A pipe would be empty when it is read again.
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw new AuthFileException(name() + " is no file; " + remedy);
            }
            return readWhole();
        } catch (NoSuchFileException missing) {
            throw new AuthFileException(name() + " does not exist; " + remedy);
        } catch (AccessDeniedException denied) {
            throw new AuthFileException(
                name() + " may not be read by user " + System.getProperty("user.name") + ": give it to that user");
        } catch (IOException failed) {
            throw new AuthFileException(name() + " cannot be read: " + failed.getMessage());
        }
    }

    private byte[] readWhole() throws IOException, AuthFileException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw new AuthFileException(name() + " has more than " + mostBytes + " bytes");
            }
            return bytes;
        }
    }

    /** Tells whether others than its owner and its group can read it. */
    boolean isReadableByOthers() {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            return permissions.contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}
