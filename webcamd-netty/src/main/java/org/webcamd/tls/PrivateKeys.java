package org.webcamd.tls;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads keys of the kinds that servers have: RSA and EC, in PKCS#8 or as OpenSSL used to write them. Stateless. */
final class PrivateKeys {
    static final String LABEL = "PRIVATE KEY";

    private static final List<String> ALGORITHMS = List.of("EC", "RSA");
    private static final String RSA = "2A864886F70D010101";
    private static final String EC = "2A8648CE3D0201";
    /** Where the curve stands in a key of RFC 5915. */
    private static final int CURVE = 0xA0;

    private PrivateKeys() {
    }

    /** The one key of a file. */
    static PrivateKey read(PemFile file) {
        List<PemBlock> blocks = file.blocks();
        List<PemBlock> keys = blocks.stream().filter(PemBlock::isPrivateKey).toList();
        if (keys.isEmpty()) {
            throw file.wrong(blocks.get(0).isCertificate()
                ? "holds a certificate and no key; is it that of --tls-cert?"
                : "holds no PRIVATE KEY, only " + blocks.get(0).label());
        }
        if (keys.size() > 1) {
            throw file.wrong("holds " + keys.size() + " keys, must hold one");
        }
        if (keys.get(0).encrypted()) {
            throw file.wrong("is encrypted, and there is nobody to ask for its password; "
                + "openssl pkey -in FILE -out key.pem writes it without");
        }
        return asPkcs8(keys.get(0)).flatMap(PrivateKeys::decode).orElseThrow(() -> file.wrong(
            "holds a " + keys.get(0).label() + " that is damaged or of a kind that is not known, must be RSA or EC"));
    }

    private static Optional<byte[]> asPkcs8(PemBlock block) {
        return switch (block.label()) {
            case LABEL -> Optional.of(block.der());
            case "RSA PRIVATE KEY" -> Optional.of(wrapped(Der.sequence(Der.oid(RSA), Der.NULL), block.der()));
            case "EC PRIVATE KEY" -> curve(block.der())
                .map(curve -> wrapped(Der.sequence(Der.oid(EC), curve), block.der()));
            default -> Optional.empty();
        };
    }

    private static byte[] wrapped(byte[] algorithm, byte[] key) {
        return Der.sequence(Der.integer(0), algorithm, Der.octets(key));
    }

    /** Version, key, curve: all are short enough for lengths of one byte, and the whole for one of two. */
    private static Optional<byte[]> curve(byte[] key) {
        for (int at = 2; at + 3 < key.length; at++) {
            int length = key[at + 1];
            if ((key[at] & 0xFF) == CURVE && key[at + 2] == Der.OID && length > 2 && key[at + 3] == length - 2
                && at + 2 + length <= key.length) {
                return Optional.of(Arrays.copyOfRange(key, at + 2, at + 2 + length));
            }
        }
        return Optional.empty();
    }

    private static Optional<PrivateKey> decode(byte[] pkcs8) {
        for (String algorithm : ALGORITHMS) {
            try {
                return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
            } catch (GeneralSecurityException another) {
                // Tried as the next one.
            }
        }
        return Optional.empty();
    }
}
