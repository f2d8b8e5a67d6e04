package org.webcamd.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.settings.SettingException;

final class CertificateFilesTest {
    private static KeyPair ec;
    private static KeyPair rsa;
    private static X509Certificate ofEc;
    private static X509Certificate ofRsa;

    @TempDir
    Path folder;

    @BeforeAll
    static void issue() throws Exception {
        ec = Issued.ec();
        rsa = Issued.rsa(2048);
        ofEc = Issued.certificate("cam", ec, "cam", ec);
        ofRsa = Issued.certificate("cam", rsa, "cam", rsa);
    }

    private Identity read(String certificates, String key) throws Exception {
        return Issued.files(folder, certificates, key).read();
    }

    private String complaint(String certificates, String key) {
        SettingException wrong = assertThrows(SettingException.class, () -> read(certificates, key));
        assertEquals(1, wrong.getMessage().lines().count(), wrong::getMessage);
        return wrong.getMessage().replace(folder + "/", "");
    }

    @Test
    void keysAreReadInEveryFormThatOpensslWrites() throws Exception {
        assertEquals(ec.getPrivate(), read(Issued.pem(ofEc), Issued.pem(ec)).key());
        assertEquals(rsa.getPrivate(), read(Issued.pem(ofRsa), Issued.pem(rsa)).key());
        assertEquals(rsa.getPrivate(),
            read(Issued.pem(ofRsa), PemBlock.text("RSA PRIVATE KEY", Issued.pkcs1(rsa))).key());
        String parameters = PemBlock.text("EC PARAMETERS", Der.oid("2A8648CE3D030107"));
        Identity read = read(Issued.pem(ofEc), parameters + PemBlock.text("EC PRIVATE KEY", Issued.sec1(ec)));
        assertEquals(((ECPrivateKey) ec.getPrivate()).getS(), ((ECPrivateKey) read.key()).getS());
    }

    @Test
    void oneFileMayHoldBothAndWordsBetweenThem() throws Exception {
        Path both = Files.writeString(folder.resolve("both.pem"),
            "subject=CN = cam\r\n" + Issued.pem(ofEc).replace("\n", "\r\n") + "a key:\n" + Issued.pem(ec));

        assertEquals(ofEc, new CertificateFiles(both, both).read().certificate());
    }

    @Test
    void chainBeginsWithTheServersCertificate() throws Exception {
        KeyPair root = Issued.ec();
        X509Certificate issuer = Issued.certificate("root", root, "root", root);
        X509Certificate leaf = Issued.certificate("cam", ec, "root", root);

        assertEquals(2, read(Issued.pem(leaf, issuer), Issued.pem(ec)).chain().size());
        assertEquals("tls-key key.pem: is the key of a certificate that is not the first one; the server's must stand "
            + "first in --tls-cert", complaint(Issued.pem(issuer, leaf), Issued.pem(ec)));
        assertEquals("tls-cert cert.pem: certificate 2 is not that of the issuer of certificate 1 (CN=root); must be "
            + "the server's first, and behind each the one that it was issued by",
            complaint(Issued.pem(leaf, ofEc), Issued.pem(ec)));
    }

    @Test
    void keyOfAnotherCertificateIsTold() throws Exception {
        String expected = "tls-key key.pem: is not the key of the certificate in --tls-cert (CN=cam)";
        assertEquals(expected, complaint(Issued.pem(ofEc), Issued.pem(rsa)));
        assertEquals(expected, complaint(Issued.pem(ofEc), Issued.pem(Issued.ec())));
    }

    @Test
    void filesThatAreMixedUpAreTold() {
        assertEquals("tls-key key.pem: holds a certificate and no key; is it that of --tls-cert?",
            complaint(Issued.pem(ofEc), Issued.pem(ofEc)));
        assertEquals("tls-cert cert.pem: holds a key and no certificate; is it that of --tls-key?",
            complaint(Issued.pem(ec), Issued.pem(ec)));
    }

    @Test
    void encryptedKeyIsToldWithTheCommandThatHelps() {
        String expected = "tls-key key.pem: is encrypted, and there is nobody to ask for its password; "
            + "openssl pkey -in FILE -out key.pem writes it without";
        assertEquals(expected, complaint(Issued.pem(ofEc), PemBlock.text("ENCRYPTED PRIVATE KEY", new byte[60])));
        assertEquals(expected, complaint(Issued.pem(ofEc), "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n"
            + "DEK-Info: AES-256-CBC,00\n\nAAAA\n-----END RSA PRIVATE KEY-----\n"));
    }

    @Test
    void otherFormatsAreToldWithTheCommandThatHelps() throws Exception {
        CertificateFiles files = Issued.files(folder, "", Issued.pem(ec));
        Files.write(files.certificate(), Issued.encoded(ofEc));
        assertTrue(message(files).endsWith("cert.pem: is DER, must be PEM: openssl x509 -inform DER -in "
            + files.certificate() + " -out cert.pem"), message(files));
        Files.write(files.certificate(), Der.sequence(Der.integer(3), new byte[300]));
        assertTrue(message(files).contains("is PKCS#12, must be PEM: openssl pkcs12 -in "), message(files));
        Files.write(files.key(), ec.getPrivate().getEncoded());
        assertTrue(message(files).contains("openssl pkey -inform DER -in"), message(files));
    }

    private static String message(CertificateFiles files) {
        return assertThrows(SettingException.class, files::read).getMessage();
    }

    @Test
    void whatIsNoPemFileIsTold() {
        assertEquals("tls-cert cert.pem: is empty, must be a PEM file", complaint("", Issued.pem(ec)));
        assertEquals("tls-cert cert.pem: is no PEM file, which has a line -----BEGIN CERTIFICATE-----",
            complaint("hello", Issued.pem(ec)));
        assertEquals("tls-cert cert.pem: has a line -----BEGIN and no matching -----END: it was cut off, or is still "
            + "being written", complaint(Issued.pem(ofEc).substring(0, 200), Issued.pem(ec)));
        assertEquals("tls-cert cert.pem: certificate 1 is damaged",
            complaint(PemBlock.text("CERTIFICATE", new byte[100]), Issued.pem(ec)));
        assertEquals("tls-cert cert.pem: has more than 256 kB, must be a PEM file, which has some",
            complaint("x".repeat(300_000), Issued.pem(ec)));
        assertEquals("tls-key key.pem: holds a PRIVATE KEY that is damaged or of a kind that is not known, must be RSA "
            + "or EC", complaint(Issued.pem(ofEc), PemBlock.text("PRIVATE KEY", new byte[100])));
        assertEquals("tls-key key.pem: holds 2 keys, must hold one",
            complaint(Issued.pem(ofEc), Issued.pem(ec) + Issued.pem(rsa)));
    }

    @Test
    void pipeIsNotWaitedFor() throws Exception {
        Path pipe = folder.resolve("pipe.pem");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());

        assertEquals("tls-key " + pipe + ": is no file, must be a PEM file",
            message(new CertificateFiles(folder.resolve("none.pem"), pipe)));
    }

    @Test
    void whatCanBeNoPathIsTold() {
        SettingException wrong =
            assertThrows(SettingException.class, () -> TlsSettings.of("a\0b", "key.pem", false));

        assertEquals("tls-cert", wrong.key());
    }

    @Test
    void missingFilesAndFoldersAreTold() throws Exception {
        CertificateFiles files = Issued.files(folder, Issued.pem(ofEc), Issued.pem(ec));

        assertEquals("tls-cert " + folder + ": is a folder, must be a PEM file",
            message(new CertificateFiles(folder, files.key())));
        Path missing = folder.resolve("none.pem");
        assertEquals("tls-key " + missing + ": no such file",
            message(new CertificateFiles(files.certificate(), missing)));
    }

    @Test
    void shortRsaKeyIsTold() throws Exception {
        KeyPair weak = Issued.rsa(1024);
        assertEquals("tls-cert cert.pem: has an RSA key of 1024 bits, which clients refuse; must be 2048 or more",
            complaint(Issued.pem(Issued.certificate("cam", weak, "cam", weak)), Issued.pem(weak)));
    }

    @Test
    void onlyOneOfTheOptionsIsTold() {
        assertEquals("tls-cert needs --tls-key FILE beside it, the certificate's private key",
            assertThrows(SettingException.class, () -> TlsSettings.of("a", null, false)).getMessage());
        assertEquals("tls-key needs --tls-cert FILE beside it, the key's certificate",
            assertThrows(SettingException.class, () -> TlsSettings.of(null, "a", true)).getMessage());
        assertEquals("tls-self-signed makes a certificate, and --tls-cert names one; must be one of them",
            assertThrows(SettingException.class, () -> TlsSettings.of("a", "b", true)).getMessage());
    }
}
