package org.webcamd.source;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Shows user and password to a server that asks for them, and only then: who asks for Digest is not sent the password
 * itself. Used by one thread.
 */
final class HttpLogin {
    private static final int UNAUTHORIZED = 401;
    private static final int NONCE_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    /** The strongest first. */
    private static final List<String> ALGORITHMS = List.of("SHA-256", "MD5");

    private final String credentials;
    private boolean basic;
    private HttpDigest digest;

    /** With a user and a password, separated by a colon, or null when there are none. */
    HttpLogin(String credentials) {
        this.credentials = credentials == null ? null
            : new String(credentials.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** A header line for the next request, or nothing as long as nobody has asked. */
    String header(String target) {
        if (digest != null) {
            return "Authorization: " + digest.authorization("GET", target) + "\r\n";
        }
        return basic ? "Authorization: Basic "
            + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.ISO_8859_1)) + "\r\n" : "";
    }

    /** Whether it is worth to ask once more, now that the server has said what it wants, or that it wants another. */
    boolean learns(HttpResponse response) {
        if (response.status() != UNAUTHORIZED || credentials == null || wantsSomethingElse(response)) {
            return false;
        }
        Optional<HttpChallenge> strongest = HttpChallenge.of(response).stream().filter(HttpDigest::answers)
            .min(Comparator.comparingInt(challenge -> ALGORITHMS.indexOf(HttpDigest.algorithm(challenge))));
        digest = strongest.map(this::digest).orElse(null);
        basic = strongest.isEmpty();
        return true;
    }

    private HttpDigest digest(HttpChallenge challenge) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        int colon = credentials.indexOf(':');
        String user = colon < 0 ? credentials : credentials.substring(0, colon);
        return new HttpDigest(challenge, user, colon < 0 ? "" : credentials.substring(colon + 1),
            HexFormat.of().formatHex(nonce));
    }

    /** Whether there is no way in that is known here. A server that does not say what it wants may want Basic. */
    static boolean wantsSomethingElse(HttpResponse response) {
        List<HttpChallenge> challenges = HttpChallenge.of(response);
        return !challenges.isEmpty() && challenges.stream()
            .noneMatch(challenge -> challenge.is(HttpChallenge.BASIC) || HttpDigest.answers(challenge));
    }
}
