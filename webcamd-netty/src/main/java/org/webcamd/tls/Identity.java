package org.webcamd.tls;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A key with the certificates that show whose it is. Immutable.
 *
 * @param key of the first certificate
 * @param chain the server's certificate first, each signed by the next
 */
record Identity(PrivateKey key, List<X509Certificate> chain) {
    private static final int LEAST_RSA_BITS = 2048;

    Identity {
        chain = List.copyOf(chain);
    }

    /** The server's own. */
    X509Certificate certificate() {
        return chain.get(0);
    }

    Instant begins() {
        return certificate().getNotBefore().toInstant();
    }

    Instant ends() {
        return certificate().getNotAfter().toInstant();
    }

    /** Of the server's certificate, as browsers and OpenSSL show it. */
    String sha256() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate().getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException | CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Why the certificates cannot be served, if so. */
    Optional<String> complaintOfChain() {
        if (certificate().getPublicKey() instanceof RSAKey rsa && rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
            return Optional.of("has an RSA key of %d bits, which clients refuse; must be 2048 or more"
                .formatted(rsa.getModulus().bitLength()));
        }
        for (int i = 1; i < chain.size(); i++) {
            if (!chain.get(i - 1).getIssuerX500Principal().equals(chain.get(i).getSubjectX500Principal())) {
                return Optional.of("certificate %d is not that of the issuer of certificate %d (%s); must be the "
                    .formatted(i + 1, i, chain.get(i - 1).getIssuerX500Principal())
                    + "server's first, and behind each the one that it was issued by");
            }
        }
        return Optional.empty();
    }

    /** Why key and certificates do not belong together, if so. */
    Optional<String> complaintOfKey() {
        if (fits(certificate().getPublicKey())) {
            return Optional.empty();
        }
        return Optional.of(chain.stream().anyMatch(one -> fits(one.getPublicKey()))
            ? "is the key of a certificate that is not the first one; the server's must stand first in --tls-cert"
            : "is not the key of the certificate in --tls-cert (%s)"
                .formatted(certificate().getSubjectX500Principal()));
    }

    private boolean fits(PublicKey shown) {
        if (!shown.getAlgorithm().equals(key.getAlgorithm())) {
            return false;
        }
        try {
            byte[] text = "webcamd".getBytes(StandardCharsets.US_ASCII);
            Signature signature =
                Signature.getInstance(shown instanceof ECPublicKey ? "SHA256withECDSA" : "SHA256withRSA");
            signature.initSign(key);
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(shown);
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException another) {
            return false;
        }
    }
}
