package org.webcamd.tls;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/** Keys of a test, and certificates for them that are issued by whomever. */
final class Issued {
    static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private Issued() {
    }

    static KeyPair ec() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    static KeyPair rsa(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    static X509Certificate certificate(String subject, KeyPair keys, String issuer, KeyPair issuerKeys)
        throws GeneralSecurityException {
        return certificate(subject, keys, issuer, issuerKeys, NOW.minusSeconds(60), NOW.plus(90, ChronoUnit.DAYS));
    }

    static X509Certificate selfSigned(KeyPair keys, Instant begins, Instant ends) throws GeneralSecurityException {
        return certificate("cam", keys, "cam", keys, begins, ends);
    }

    private static X509Certificate certificate(String subject, KeyPair keys, String issuer, KeyPair issuerKeys,
        Instant begins, Instant ends) throws GeneralSecurityException {
        boolean rsa = issuerKeys.getPrivate().getAlgorithm().equals("RSA");
        byte[] algorithm = rsa ? Der.sequence(Der.oid("2A864886F70D01010B"), Der.NULL)
            : Der.sequence(Der.oid("2A8648CE3D040302"));
        byte[] contents = Der.sequence(Der.context(0, Der.integer(2)), Der.integer(17), algorithm, name(issuer),
            Der.sequence(Der.time(begins), Der.time(ends)), name(subject), keys.getPublic().getEncoded());
        Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "SHA256withECDSA");
        signature.initSign(issuerKeys.getPrivate());
        signature.update(contents);
        byte[] whole = Der.sequence(contents, algorithm, Der.bits(0, signature.sign()));
        return (X509Certificate) CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(whole));
    }

    private static byte[] name(String common) {
        return new X500Principal("CN=" + common).getEncoded();
    }

    /** As {@code openssl rsa -traditional} writes it. */
    static byte[] pkcs1(KeyPair keys) {
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) keys.getPrivate();
        return Der.sequence(Der.integer(0), Der.integer(key.getModulus()), Der.integer(key.getPublicExponent()),
            Der.integer(key.getPrivateExponent()), Der.integer(key.getPrimeP()), Der.integer(key.getPrimeQ()),
            Der.integer(key.getPrimeExponentP()), Der.integer(key.getPrimeExponentQ()),
            Der.integer(key.getCrtCoefficient()));
    }

    /** As {@code openssl ecparam -genkey} writes it: the one of PKCS#8 has no curve inside, so that is put in. */
    static byte[] sec1(KeyPair keys) {
        byte[] scalar = ((ECPrivateKey) keys.getPrivate()).getS().toByteArray();
        byte[] octets = new byte[32];
        int from = Math.max(0, scalar.length - 32);
        System.arraycopy(scalar, from, octets, 32 - (scalar.length - from), scalar.length - from);
        return Der.sequence(Der.integer(1), Der.octets(octets), Der.context(0, Der.oid("2A8648CE3D030107")));
    }

    static String pem(X509Certificate... chain) {
        return Stream.of(chain).map(one -> PemBlock.text("CERTIFICATE", encoded(one))).collect(Collectors.joining());
    }

    static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String pem(KeyPair keys) {
        return PemBlock.text("PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    /** The two files of a server, as they are given. */
    static CertificateFiles files(Path folder, String certificates, String key) throws Exception {
        return new CertificateFiles(Files.writeString(folder.resolve("cert.pem"), certificates),
            Files.writeString(folder.resolve("key.pem"), key));
    }

    static Identity identity(Instant begins, Instant ends) throws GeneralSecurityException {
        KeyPair keys = ec();
        return new Identity(keys.getPrivate(), Arrays.asList(selfSigned(keys, begins, ends)));
    }
}
