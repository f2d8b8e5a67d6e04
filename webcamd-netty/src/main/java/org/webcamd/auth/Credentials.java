package org.webcamd.auth;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** A user's name and password, as they were sent. Immutable by agreement; any thread. */
final class Credentials {
    private static final String SCHEME = "basic ";
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_PASSWORD_BYTES = 1024;
    private static final int SPACE = 0x20;
    private static final int DELETE = 0x7F;

    private final String user;
    private final byte[] password;

    private Credentials(String user, byte[] password) {
        this.user = user;
        this.password = password;
    }

    /** Those of an Authorization header (RFC 7617); nothing for what can be nobody's. */
    static Optional<Credentials> ofBasic(String header) {
        if (!header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return Optional.empty();
        }
        try {
            String text = text(Base64.getDecoder().decode(header.substring(SCHEME.length()).strip()));
            int colon = text.indexOf(':');
            byte[] password = text.substring(colon + 1).getBytes(StandardCharsets.UTF_8);
            boolean possible = colon > 0 && colon <= LONGEST_NAME && password.length <= LONGEST_PASSWORD_BYTES
                && text.chars().allMatch(c -> c >= SPACE && c != DELETE);
            return possible ? Optional.of(new Credentials(text.substring(0, colon), password)) : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /** Asked for UTF-8, some clients send ISO 8859-1 all the same. */
    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException other) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    String user() {
        return user;
    }

    byte[] password() {
        return password;
    }
}
