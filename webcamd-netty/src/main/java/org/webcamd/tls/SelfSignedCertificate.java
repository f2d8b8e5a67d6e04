package org.webcamd.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/**
 * Makes a key on the curve P-256 and a certificate that it signs itself (RFC 5280, version 3). It is a server's and
 * signs no others: a client that trusts it trusts this server alone. Stateless.
 */
final class SelfSignedCertificate {
    /** Apple's systems refuse certificates that are valid for longer than 825 days. */
    static final Duration VALID = Duration.ofDays(820);
    /** Clocks differ. */
    private static final Duration BEFORE = Duration.ofDays(1);

    private static final int SERIAL_BITS = 126;
    private static final int LONGEST_COMMON_NAME = 64;

    private static final byte[] SHA256_WITH_ECDSA = Der.sequence(Der.oid("2A8648CE3D040302"));
    private static final String BASIC_CONSTRAINTS = "551D13";
    private static final String KEY_USAGE = "551D0F";
    private static final String EXTENDED_KEY_USAGE = "551D25";
    private static final String ALTERNATIVE_NAMES = "551D11";
    private static final byte[] SERVER = Der.oid("2B06010505070301");
    /** The first bit of nine. */
    private static final byte[] DIGITAL_SIGNATURE = Der.bits(7, new byte[] {(byte) 0x80});

    private static final int VERSION_3 = 2;
    private static final int VERSION_TAG = 0;
    private static final int EXTENSIONS_TAG = 3;
    private static final int NAME_TAG = 2;
    private static final int ADDRESS_TAG = 7;

    private SelfSignedCertificate() {
    }

    static Identity make(OwnNames names, Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            byte[] contents = contents(names, now, keys.getPublic().getEncoded());
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(contents);
            byte[] certificate = Der.sequence(contents, SHA256_WITH_ECDSA, Der.bits(0, signature.sign()));
            return new Identity(keys.getPrivate(), List.of((X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate))));
        } catch (GeneralSecurityException everyJavaCan) {
            throw new IllegalStateException(everyJavaCan);
        }
    }

    private static byte[] contents(OwnNames names, Instant now, byte[] publicKey) {
        String host = names.host();
        byte[] name = new X500Principal("CN=" + host.substring(0, Math.min(host.length(), LONGEST_COMMON_NAME)))
            .getEncoded();
        BigInteger serial = new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE);
        return Der.sequence(
            Der.context(VERSION_TAG, Der.integer(VERSION_3)), Der.integer(serial), SHA256_WITH_ECDSA, name,
            Der.sequence(Der.time(now.minus(BEFORE)), Der.time(now.minus(BEFORE).plus(VALID))), name, publicKey,
            Der.context(EXTENSIONS_TAG, Der.sequence(
                extension(BASIC_CONSTRAINTS, true, Der.sequence()),
                extension(KEY_USAGE, true, DIGITAL_SIGNATURE),
                extension(EXTENDED_KEY_USAGE, false, Der.sequence(SERVER)),
                extension(ALTERNATIVE_NAMES, false, Der.sequence(alternatives(names))))));
    }

    private static byte[] extension(String oid, boolean critical, byte[] value) {
        return critical ? Der.sequence(Der.oid(oid), Der.TRUE, Der.octets(value))
            : Der.sequence(Der.oid(oid), Der.octets(value));
    }

    private static byte[][] alternatives(OwnNames names) {
        List<byte[]> all = new ArrayList<>();
        names.names().forEach(name -> all.add(Der.contextInPlace(NAME_TAG, name.getBytes(StandardCharsets.US_ASCII))));
        names.addresses().stream().map(InetAddress::getAddress)
            .forEach(address -> all.add(Der.contextInPlace(ADDRESS_TAG, address)));
        return all.toArray(byte[][]::new);
    }
}
