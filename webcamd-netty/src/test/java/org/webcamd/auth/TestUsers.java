package org.webcamd.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.webcamd.counters.Counters;

/** Users as Apache's htpasswd has written them, and what their clients send. */
public final class TestUsers {
    /** Password {@code secret}. */
    public static final String ANN = "ann:$2y$04$rAWntrWGNgOufDao8mFznePST9fb4J2by04ib7zOXpc.uvSMlXpVO";
    /** Password {@code other}. */
    public static final String BOB = "bob:$2y$04$l6vSc0epwpUAZFxA.dBLsuByXGTjP8RZbiGyQJ6szW4k5L.GIm1TW";

    private TestUsers() {
    }

    /** Ann is an operator, Bob is not. */
    public static AuthSettings settings(Path folder, boolean anonymous) {
        return new AuthSettings(Optional.of(write(folder, ANN, BOB)), Set.of("ann"), anonymous, Optional.empty());
    }

    /** Bob has a password, and who has a link needs none. */
    public static AuthSettings withLinks(Path folder, String key) {
        return new AuthSettings(Optional.of(write(folder, ANN, BOB)), Set.of("ann"), false,
            Optional.of(writeKey(folder, key)));
    }

    /** Writes the key of links anew. */
    public static Path writeKey(Path folder, String key) {
        return write(folder.resolve("key"), List.of(key));
    }

    /** Writes the file anew. */
    public static Path write(Path folder, String... lines) {
        return write(folder.resolve("users"), List.of(lines));
    }

    private static Path write(Path path, List<String> lines) {
        try {
            Path file = Files.write(path, lines);
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public static Doorkeeper door(AuthSettings settings, Counters counters) {
        try {
            return Doorkeeper.open(settings, counters);
        } catch (AuthFileException explained) {
            throw new IllegalStateException(explained);
        }
    }

    /** An Authorization header line. */
    public static String basic(String userAndPassword) {
        return "Authorization: " + value(userAndPassword) + "\r\n";
    }

    static String value(String userAndPassword) {
        return "Basic " + Base64.getEncoder()
            .encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
    }

    static Credentials credentials(String userAndPassword) {
        return Credentials.ofBasic(value(userAndPassword)).orElseThrow();
    }

    static Users users(String... lines) throws AuthFileException {
        return new UsersFile(new SecretFile(Path.of("users"), "users", UsersFile.MOST_BYTES))
            .parse(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }
}
