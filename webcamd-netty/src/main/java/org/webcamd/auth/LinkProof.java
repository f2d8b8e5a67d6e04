package org.webcamd.auth;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a signed link shows: until when it is good, and its signature. Whether it is right is not known by that.
 *
 * @param expires seconds since 1970, as it was written
 * @param signature base64url without padding
 */
public record LinkProof(String expires, String signature) {
    /** One way to write a number: what was signed is what is compared. */
    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,11}");
    private static final Pattern BOTH = Pattern.compile("[0-9]{1,12}\\.[A-Za-z0-9_-]{1,64}");

    /**
     * Reads both from one text, as in {@code Authorization: Bearer}.
     *
     * @param text such as {@code 1795387935.k2Q...}
     * @return nothing for what is none
     */
    public static Optional<LinkProof> ofToken(String text) {
        int dot = text.indexOf('.');
        return BOTH.matcher(text).matches()
            ? Optional.of(new LinkProof(text.substring(0, dot), text.substring(dot + 1))) : Optional.empty();
    }

    /** {@return both in one text} */
    public String token() {
        return expires + "." + signature;
    }

    boolean hasTime() {
        return SECONDS.matcher(expires).matches();
    }

    long expiresSeconds() {
        return Long.parseLong(expires);
    }
}
