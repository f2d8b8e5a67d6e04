package org.webcamd.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * By what credentials are remembered, in place of themselves: their HMAC-SHA256 by a key that only this process has,
 * for as long as it runs. Immutable; any thread.
 */
final class CredentialKeys {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    CredentialKeys() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** The same for the same name and password. */
    ByteBuffer of(Credentials credentials) {
        Mac mac = macOf(credentials.user());
        // In no name.
        mac.update((byte) ':');
        mac.update(credentials.password(), 0, Math.min(credentials.password().length, PasswordHash.PASSWORD_BYTES));
        return ByteBuffer.wrap(mac.doFinal());
    }

    /** A number that belongs to a name, and that nobody else can know. */
    int seed(String user) {
        return ByteBuffer.wrap(macOf(user).doFinal()).getInt();
    }

    private Mac macOf(String user) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(user.getBytes(StandardCharsets.UTF_8));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
