package org.webcamd.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key that links are signed with: HMAC-SHA256 over camera, route and time. Immutable; any thread. */
final class LinkKey {
    private static final String ALGORITHM = "HmacSHA256";
    /** What is signed with this key for something else is no link. */
    private static final String PURPOSE = "webcamd link 1";

    private final SecretKeySpec key;

    LinkKey(byte[] secret) {
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** Good up to a time. */
    LinkProof sign(LinkScope scope, long expiresSeconds) {
        String expires = Long.toString(expiresSeconds);
        return new LinkProof(expires, signature(scope, expires));
    }

    private String signature(LinkScope scope, String expires) {
        // No part of it holds an end of line, so that no two are the same in another division.
        String signed = String.join("\n", PURPOSE, scope.camera(), scope.route(), expires);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** For any of these; takes as long for every signature that is wrong. */
    boolean signed(LinkProof proof, List<LinkScope> scopes) {
        byte[] shown = proof.signature().getBytes(StandardCharsets.UTF_8);
        boolean found = false;
        for (LinkScope scope : scopes) {
            byte[] right = signature(scope, proof.expires()).getBytes(StandardCharsets.UTF_8);
            found |= MessageDigest.isEqual(right, shown);
        }
        return found;
    }
}
