package org.webcamd.packaging;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real HAProxy with the shipped configuration, on free ports of 127.0.0.1 and as any user. */
final class ShippedHaproxy implements AutoCloseable {
    private static final Path SHIPPED = Path.of("haproxy.cfg").toAbsolutePath();
    private static final String CERTIFICATE = "/etc/haproxy/webcamd.pem";

    private final int httpPort;
    private final int httpsPort;
    private RunningProgram program;

    private ShippedHaproxy() throws IOException {
        httpPort = RunningProgram.freePort();
        httpsPort = RunningProgram.freePort();
    }

    /** Skips the tests that need it where it is not installed. */
    static void assumeInstalled() {
        assumeTrue(RunningProgram.find("haproxy").isPresent(), "haproxy is not installed");
    }

    /** Listens already when it is returned. */
    static ShippedHaproxy start(Path folder, SelfSigned certificate, int webcamd, int octoprint) throws Exception {
        ShippedHaproxy haproxy = new ShippedHaproxy();
        String text = haproxy.onFreePorts(shipped(certificate))
            .replace("127.0.0.1:8080\n", "127.0.0.1:" + webcamd + "\n")
            .replace("127.0.0.1:5000\n", "127.0.0.1:" + octoprint + "\n");
        Path file = Files.writeString(folder.resolve("haproxy.cfg"), text);
        haproxy.program = RunningProgram.start(new ProcessBuilder(command(), "-f", file.toString()));
        haproxy.program.awaitPort(haproxy.httpsPort);
        return haproxy;
    }

    /** What it says to the file as it is shipped, but for the place of the certificate. */
    static RunningProgram check(Path folder, SelfSigned certificate) throws Exception {
        Path file = Files.writeString(folder.resolve("shipped.cfg"), shipped(certificate));
        return RunningProgram.run(command(), "-dW", "-c", "-f", file.toString());
    }

    private static String command() {
        return RunningProgram.find("haproxy").orElseThrow().toString();
    }

    private static String shipped(SelfSigned certificate) throws IOException {
        return Files.readString(SHIPPED).replace(CERTIFICATE, certificate.pem.toString());
    }

    private String onFreePorts(String text) {
        return text.replaceAll("(?m)^ *(user|group|chroot|bind \\[::]:).*\n", "")
            .replace("bind :80\n", "bind 127.0.0.1:" + httpPort + "\n")
            .replace("bind :443 ", "bind 127.0.0.1:" + httpsPort + " ");
    }

    int httpPort() {
        return httpPort;
    }

    int httpsPort() {
        return httpsPort;
    }

    @Override
    public void close() {
        program.close();
    }
}
