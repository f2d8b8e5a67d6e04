package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for 127.0.0.1: a file with its key for a server, and a context that trusts it for a client. */
public final class SelfSigned {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String ALIAS = "server";

    /** Key and certificate. */
    public final Path pem;
    /** Of a client. */
    public final SSLContext trust;

    private SelfSigned(Path pem, SSLContext trust) {
        this.pem = pem;
        this.trust = trust;
    }

    /** Makes one in a folder. */
    public static SelfSigned make(Path folder) throws Exception {
        KeyStore keys = generate(folder.resolve("keys.p12"));
        Path pem = folder.resolve("server.pem");
        Files.writeString(pem, block("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded())
            + block("PRIVATE KEY", keys.getKey(ALIAS, PASSWORD).getEncoded()));
        return new SelfSigned(pem, trusting(keys));
    }

    private static KeyStore generate(Path file) throws Exception {
        RunningProgram keytool = RunningProgram.run(Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
            "-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2", "-alias", ALIAS,
            "-dname", "CN=localhost", "-ext", "san=ip:127.0.0.1", "-storetype", "PKCS12",
            "-storepass", new String(PASSWORD), "-keystore", file.toString());
        assertEquals(0, keytool.exitStatus(), keytool::toString);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static SSLContext trusting(KeyStore keys) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, keys.getCertificate(ALIAS));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static String block(String kind, byte[] der) {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
    }
}
