package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real HAProxy with the shipped configuration, on free ports of 127.0.0.1 and as any user. */
final class ShippedHaproxy implements AutoCloseable {
    private static final Path SHIPPED = Path.of("haproxy.cfg").toAbsolutePath();
    private static final Path FOR_EDGES = Path.of("share", "cluster", "haproxy.cfg").toAbsolutePath();
    private static final String CERTIFICATE = "/etc/haproxy/webcamd.pem";

    private final Path folder;
    private final int httpPort;
    private final int httpsPort;
    private RunningProgram program;

    private ShippedHaproxy(Path folder) throws IOException {
        this.folder = folder;
        httpPort = RunningProgram.freePort();
        httpsPort = RunningProgram.freePort();
    }

    /** Skips the tests that need it where it is not installed. */
    static void assumeInstalled() {
        assumeTrue(RunningProgram.find("haproxy").isPresent(), "haproxy is not installed");
    }

    /** Listens already when it is returned. */
    static ShippedHaproxy start(Path folder, SelfSigned certificate, int webcamd, int octoprint) throws Exception {
        ShippedHaproxy haproxy = new ShippedHaproxy(folder);
        haproxy.run(shipped(SHIPPED, certificate)
            .replace("127.0.0.1:8080\n", "127.0.0.1:" + webcamd + "\n")
            .replace("127.0.0.1:5000\n", "127.0.0.1:" + octoprint + "\n"));
        return haproxy;
    }

    /** The one for edges, with these in its list. Its socket is in the folder. */
    static ShippedHaproxy startForEdges(Path folder, SelfSigned certificate, List<Integer> edges) throws Exception {
        return startForEdges(folder, certificate, edges, "1s");
    }

    /** With so much time for an edge to answer a check. */
    static ShippedHaproxy startForEdges(Path folder, SelfSigned certificate, List<Integer> edges, String patience)
        throws Exception {
        ShippedHaproxy haproxy = new ShippedHaproxy(folder);
        String text = shipped(FOR_EDGES, certificate).replace("/run/haproxy", folder.toString())
            .replace("timeout check 1s", "timeout check " + patience);
        for (int edge = 0; edge < edges.size(); edge++) {
            text = text.replace("192.168.1.2" + (edge + 1) + ":8080", "127.0.0.1:" + edges.get(edge));
        }
        haproxy.run(text);
        return haproxy;
    }

    /** The one for edges, which are what a name has at a name server of 127.0.0.1, each at that port. */
    static ShippedHaproxy startForNamedEdges(Path folder, SelfSigned certificate, int edgePort, int dnsPort)
        throws Exception {
        ShippedHaproxy haproxy = new ShippedHaproxy(folder);
        haproxy.run(named(shipped(FOR_EDGES, certificate)).replace("/run/haproxy", folder.toString())
            .replace(".internal:8080 ", ".internal:" + edgePort + " ")
            .replace("parse-resolv-conf", "nameserver dns 127.0.0.1:" + dnsPort));
        return haproxy;
    }

    private static String named(String forEdges) {
        return forEdges.replaceAll("(?m)^ *server edge.*\n", "").replace("#server-template", "server-template");
    }

    private void run(String configuration) throws Exception {
        Path file = Files.writeString(folder.resolve("haproxy.cfg"), onFreePorts(configuration));
        program = RunningProgram.start(new ProcessBuilder(command(), "-f", file.toString()));
        program.awaitPort(httpsPort);
    }

    /** What it says to the file as it is shipped, but for the place of the certificate. */
    static RunningProgram check(Path folder, SelfSigned certificate) throws Exception {
        return check(folder, shipped(SHIPPED, certificate));
    }

    /** The same of the one for edges, with a name of all of them in place of the list where that is wanted. */
    static RunningProgram checkForEdges(Path folder, SelfSigned certificate, boolean named) throws Exception {
        String text = shipped(FOR_EDGES, certificate);
        return check(folder, named ? named(text) : text);
    }

    private static RunningProgram check(Path folder, String configuration) throws Exception {
        Path file = Files.writeString(folder.resolve("shipped.cfg"), configuration);
        return RunningProgram.run(command(), "-dW", "-c", "-f", file.toString());
    }

    private static String command() {
        return RunningProgram.find("haproxy").orElseThrow().toString();
    }

    private static String shipped(Path file, SelfSigned certificate) throws IOException {
        return Files.readString(file).replace(CERTIFICATE, certificate.pem.toString());
    }

    private String onFreePorts(String text) {
        return text.replaceAll("(?m)^ *(user|group|chroot|maxconn|bind \\[::]:).*\n", "")
            .replace("bind :80\n", "bind 127.0.0.1:" + httpPort + "\n")
            .replace("bind :443 ", "bind 127.0.0.1:" + httpsPort + " ");
    }

    /** What the one for edges answers to a command, as {@code socat} would send it. */
    String answer(String command) throws IOException {
        try (SocketChannel socket = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.connect(UnixDomainSocketAddress.of(folder.resolve("admin.sock")));
            socket.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer answer = ByteBuffer.allocate(1 << 16);
            while (socket.read(answer) >= 0) {
                assertTrue(answer.hasRemaining());
            }
            return new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
        }
    }

    /** Whether it sends viewers to a server. */
    boolean isUp(String backend, String server) {
        try {
            return answer("show stat").lines()
                .anyMatch(line -> line.startsWith(backend + "," + server + ",") && line.contains(",UP,"));
        } catch (IOException busy) {
            throw new IllegalStateException(busy);
        }
    }

    /** What it has logged so far. */
    List<String> log() {
        return program.out();
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
