package org.webcamd.auth;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A bcrypt hash, as {@code htpasswd -B} makes it. Immutable; any thread that may compute for a while. */
final class PasswordHash {
    /** Bcrypt looks at no more of a password, nor does htpasswd when it makes the hash. */
    static final int PASSWORD_BYTES = 72;
    static final int LEAST_COST = 4;
    /** Takes 1.2 s of a core. */
    static final int MOST_COST = 14;

    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$([0-9]{2})\\$[./A-Za-z0-9]{53}");
    private static final int COST_START = 4;
    private static final int COST_END = 6;

    private final byte[] text;

    private PasswordHash(String text) {
        this.text = text.getBytes(StandardCharsets.US_ASCII);
    }

    static boolean isOne(String text) {
        return BCRYPT.matcher(text).matches();
    }

    /** Of what is one. */
    static int cost(String text) {
        return Integer.parseInt(text.substring(COST_START, COST_END));
    }

    /** Of what is one, at a cost that is accepted. */
    static PasswordHash of(String text) {
        return new PasswordHash(text);
    }

    boolean isSame(PasswordHash other) {
        return Arrays.equals(text, other.text);
    }

    /** Takes as long for a wrong password as for the right one. */
    boolean matches(byte[] password) {
        return BCrypt.verifyer(BCrypt.Version.VERSION_2A, LongPasswordStrategies.none())
            .verify(password, text).verified;
    }
}
