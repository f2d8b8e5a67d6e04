package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.webcamd.source.Pieces.RED;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.camera.Camera;
import org.webcamd.camera.Source;

/** Over TLS, with a certificate made for the test. */
@Timeout(60)
final class HttpsSourceTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path folder;
    private SSLContext usual;
    private HttpsServer server;

    @BeforeEach
    void start() throws Exception {
        usual = SSLContext.getDefault();
        SSLContext context = context();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/picture", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "image/jpeg");
            exchange.sendResponseHeaders(200, RED.length);
            exchange.getResponseBody().write(RED);
            exchange.close();
        });
        server.createContext("/away", exchange -> {
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1/");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        SSLContext.setDefault(usual);
    }

    @Test
    void pictureOfAServerThatIsTrusted() throws Exception {
        SSLContext.setDefault(context());
        try (Camera camera = HttpSources.open(url("localhost", "/picture"))) {
            for (int i = 0; i < 3; i++) {
                assertArrayEquals(RED, Programs.grab(camera));
            }
        }
    }

    @Test
    void serverThatIsNotTrustedIsRefused() {
        String refusal = HttpSources.refusal(url("localhost", "/picture"));
        assertTrue(refusal.startsWith(url("localhost", "/picture: TLS failed (")), refusal);
        assertTrue(refusal.contains("): nobody whom Java trusts has signed its certificate"), refusal);
        assertTrue(refusal.endsWith("put #sha256=FINGERPRINT behind the address, which openssl x509 -fingerprint "
            + "-sha256 tells"), refusal);
    }

    @Test
    void serverIsTakenByItsFingerprintUnderAnyName() throws Exception {
        String colons = fingerprint().replaceAll("(..)(?!$)", "$1:");
        for (String pin : new String[] {fingerprint(), colons.toUpperCase(Locale.ROOT)}) {
            try (Camera camera = HttpSources.open(url("127.0.0.1", "/picture#sha256=" + pin))) {
                assertArrayEquals(RED, Programs.grab(camera));
            }
        }
    }

    @Test
    void anotherFingerprintIsRefusedEvenWhereTheCertificateIsTrusted() throws Exception {
        SSLContext.setDefault(context());
        String refusal = HttpSources.refusal(url("localhost", "/picture#sha256=" + "0".repeat(64)));
        assertTrue(refusal.startsWith(url("localhost", "/picture: TLS failed (")), refusal);
        assertTrue(refusal.contains("its certificate has the fingerprint " + fingerprint()), refusal);
        assertTrue(refusal.endsWith("if not, somebody else answers"), refusal);
    }

    @Test
    void anyCertificateWillDoWhereTheUserSaysSo() throws Exception {
        SourceAccess access = new SourceAccess(Optional.empty(), true);
        Source source = Sources.parse(url("127.0.0.1", "/picture"), Programs.at(50), Map.of(), access);
        try (Camera camera = source.open(Pieces.MEMORY)) {
            assertArrayEquals(RED, Programs.grab(camera));
        }
    }

    @Test
    void fingerprintIsExpectedOfTheServerThatWasNamedAlone() {
        HttpAddress pinned = HttpAddress.parse("https://cam/#sha256=" + "0".repeat(64));
        assertTrue(pinned.redirected("/elsewhere#x=y").trust().isPinned());
        assertTrue(pinned.redirected("https://cam:8443/").trust().isPinned());
        assertEquals(HttpTrust.USUAL, pinned.redirected("https://other/#sha256=" + "1".repeat(64)).trust());
    }

    private String fingerprint() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
            keys.load(in, PASSWORD);
        }
        byte[] certificate = keys.getCertificate("server").getEncoded();
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
    }

    @Test
    void certificateForAnotherNameIsRefused() throws Exception {
        SSLContext.setDefault(context());
        String refusal = HttpSources.refusal(url("127.0.0.1", "/picture"));
        assertTrue(refusal.startsWith(url("127.0.0.1", "/picture: TLS failed (")), refusal);
        assertTrue(refusal.endsWith("its certificate is for another name: use the name that it has been made for"),
            refusal);
    }

    @Test
    void redirectAwayFromTlsIsNotFollowed() throws Exception {
        SSLContext.setDefault(context());
        assertEquals(url("localhost", "/away redirects, and that cannot be followed: it leads from https to http"),
            HttpSources.refusal(url("localhost", "/away")));
    }

    @Test
    void serverWithoutTlsIsExplained() throws Exception {
        // Made here, where nobody waits for OpenCV to load.
        byte[] answer = Pieces.join("HTTP/1.1 400 Bad Request\r\n\r\n");
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> {
                try (Socket socket = plain.accept()) {
                    socket.getOutputStream().write(answer);
                    socket.getInputStream().readAllBytes();
                } catch (IOException over) {
                    // The test is over.
                }
            });
            answering.start();
            String url = "https://127.0.0.1:" + plain.getLocalPort() + "/";
            String refusal = HttpSources.refusal(url);
            assertTrue(refusal.startsWith(url + ": TLS failed ("), refusal);
            assertTrue(refusal.endsWith(": there is no TLS at this port, try http://"), refusal);
            answering.join();
        }
    }

    private String url(String host, String target) {
        return "https://" + host + ":" + server.getAddress().getPort() + target;
    }

    /** Has the certificate of localhost, and trusts it. */
    private SSLContext context() throws IOException, GeneralSecurityException, InterruptedException {
        Path file = folder.resolve("keys.p12");
        if (!Files.exists(file)) {
            Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-keyalg", "EC", "-alias", "server", "-dname", "CN=localhost", "-ext",
                "san=dns:localhost", "-keystore", file.toString(), "-storepass", new String(PASSWORD))
                .redirectErrorStream(true).start();
            String said = new String(keytool.getInputStream().readAllBytes());
            assertTrue(keytool.waitFor(30, TimeUnit.SECONDS) && keytool.exitValue() == 0, said);
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
