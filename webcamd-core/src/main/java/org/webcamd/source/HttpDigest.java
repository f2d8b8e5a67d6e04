package org.webcamd.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * Shows a server that one knows a password without sending it (RFC 7616, with MD5 or SHA-256 and {@code qop=auth}, and
 * RFC 2069, which has no {@code qop}). One for each challenge; used by one thread.
 */
final class HttpDigest {
    private static final Set<String> ALGORITHMS = Set.of("MD5", "SHA-256");
    private static final String USUAL_ALGORITHM = "MD5";

    private final HttpChallenge challenge;
    private final String user;
    private final String password;
    private final String clientNonce;
    private int count;

    /** With a client's nonce that nobody can guess; texts as bytes, one in a character. */
    HttpDigest(HttpChallenge challenge, String user, String password, String clientNonce) {
        this.challenge = challenge;
        this.user = user;
        this.password = password;
        this.clientNonce = clientNonce;
    }

    /** Whether a challenge is one that can be answered here. */
    static boolean answers(HttpChallenge challenge) {
        return challenge.is(HttpChallenge.DIGEST) && challenge.parameter("nonce") != null
            && challenge.parameter("realm") != null && ALGORITHMS.contains(algorithm(challenge))
            && (challenge.parameter("qop") == null || hasAuth(challenge));
    }

    private static boolean hasAuth(HttpChallenge challenge) {
        return Arrays.stream(challenge.parameter("qop").split("[,\\s]+")).anyMatch("auth"::equalsIgnoreCase);
    }

    static String algorithm(HttpChallenge challenge) {
        String algorithm = challenge.parameter("algorithm");
        return algorithm == null ? USUAL_ALGORITHM : algorithm.toUpperCase(Locale.ROOT);
    }

    /** The value of the header Authorization for the next request. */
    String authorization(String method, String target) {
        String nonce = challenge.parameter("nonce");
        String secret = hash(user + ":" + challenge.parameter("realm") + ":" + password);
        String request = hash(method + ":" + target);
        StringBuilder text = new StringBuilder("Digest username=\"" + user.replaceAll("[\"\\\\]", "\\\\$0")
            + "\", realm=\"" + challenge.parameter("realm") + "\", nonce=\"" + nonce + "\", uri=\"" + target + "\"");
        if (challenge.parameter("qop") == null) {
            text.append(", response=\"").append(hash(secret + ":" + nonce + ":" + request)).append('"');
        } else {
            String use = nonce + ":%08x:".formatted(++count) + clientNonce + ":auth:";
            text.append(", response=\"").append(hash(secret + ":" + use + request)).append('"')
                .append(", qop=auth, nc=%08x, cnonce=\"%s\"".formatted(count, clientNonce));
        }
        if (challenge.parameter("algorithm") != null) {
            text.append(", algorithm=").append(challenge.parameter("algorithm"));
        }
        if (challenge.parameter("opaque") != null) {
            text.append(", opaque=\"").append(challenge.parameter("opaque")).append('"');
        }
        return text.toString();
    }

    private String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm(challenge));
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException impossible) {
            // Every Java has the two.
            throw new IllegalStateException(impossible);
        }
    }
}
