package org.webcamd.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Who signs certificates of brokers, by the JDK's keytool. All is in files, as a broker and {@code --nats-ca} want. */
final class Authority {
    private static final String PASSWORD = "changeit";
    private static final String SELF = "authority";

    private final Path folder;
    private final Path keys;

    private Authority(Path folder, String name) {
        this.folder = folder;
        keys = folder.resolve(name + ".p12");
    }

    static Authority make(Path folder, String name) throws Exception {
        Authority authority = new Authority(folder, name);
        authority.generate(SELF, "-dname", "CN=" + name, "-ext", "bc:c", "-startdate", "-30d", "-validity", "60");
        Files.writeString(authority.certificate(), block("CERTIFICATE", authority.read().getCertificate(SELF)
            .getEncoded()));
        return authority;
    }

    /** Its own certificate. */
    Path certificate() {
        return Path.of(keys.toString().replace(".p12", ".pem"));
    }

    /**
     * Signs a certificate of a broker, and writes it into a file with its key.
     *
     * @param file that there is no other of
     * @param name as keytool takes it: {@code ip:127.0.0.1}
     * @param begins as keytool takes it: {@code -10d}
     */
    Path sign(String file, String name, String begins) throws Exception {
        generate(file, "-dname", "CN=broker", "-signer", SELF, "-ext", "san=" + name, "-startdate", begins, "-validity",
            "10");
        KeyStore all = read();
        return Files.writeString(folder.resolve(file), block("CERTIFICATE", all.getCertificate(file).getEncoded())
            + block("PRIVATE KEY", all.getKey(file, PASSWORD.toCharArray()).getEncoded()));
    }

    /** What has a broker use a file of certificate and key. */
    static String brokerLine(Path file) {
        return "tls { cert_file: \"%s\", key_file: \"%s\" }".formatted(file, file);
    }

    private KeyStore read() throws Exception {
        KeyStore all = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            all.load(in, PASSWORD.toCharArray());
        }
        return all;
    }

    private void generate(String alias, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1",
            "-alias", alias));
        arguments.addAll(List.of(more));
        keytool(arguments.toArray(String[]::new));
    }

    private void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", keys.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
    }

    private static String block(String kind, byte[] der) {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
    }
}
