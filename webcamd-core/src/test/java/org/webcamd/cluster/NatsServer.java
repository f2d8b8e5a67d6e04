package org.webcamd.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real broker, Debian's nats-server, on a port of the loopback or in a far network, which can be killed, begun again
 * and stopped.
 */
final class NatsServer implements AutoCloseable {
    private static final String PROGRAM = "nats-server";
    private static final String LOOPBACK = "127.0.0.1";

    private final Path folder;
    /** What it is started by. */
    private final List<String> starter;
    private final String host;
    private final String configuration;
    private final int port;
    private final int monitorPort;
    private Process process;

    private NatsServer(Path folder, List<String> starter, String host, String configuration) throws IOException {
        this.folder = folder;
        this.starter = starter;
        this.host = host;
        this.configuration = configuration;
        port = freePort();
        monitorPort = freePort();
    }

    /** With these lines in its configuration; the test is skipped where there is no such program. */
    static NatsServer start(Path folder, String... lines) throws IOException, InterruptedException {
        NatsServer server = notStarted(folder, lines);
        server.begin();
        return server;
    }

    /** One that is to be begun later. */
    static NatsServer notStarted(Path folder, String... lines) throws IOException {
        assumeTrue(isInstalled(), "no nats-server is installed");
        return new NatsServer(folder, List.of(), LOOPBACK, String.join("\n", lines));
    }

    /** One in a far network, which is asked by its way 0. */
    static NatsServer startIn(FarNetwork network, Path folder, String... lines)
        throws IOException, InterruptedException {
        assumeTrue(isInstalled(), "no nats-server is installed");
        NatsServer server = new NatsServer(folder, network.command(), network.host(0), String.join("\n", lines));
        server.begin();
        return server;
    }

    static boolean isInstalled() {
        return List.of(System.getenv("PATH").split(":")).stream()
            .anyMatch(path -> Files.isExecutable(Path.of(path, PROGRAM)))
            || Files.isExecutable(Path.of("/usr/sbin", PROGRAM));
    }

    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    String url() {
        return url(host);
    }

    /** By another of its addresses. */
    String url(String byHost) {
        return "nats://" + byHost + ":" + port;
    }

    /** Returns when it takes connections. */
    void begin() throws IOException, InterruptedException {
        Path file = folder.resolve("nats-" + port + ".conf");
        String listen = host.equals(LOOPBACK) ? host : "0.0.0.0";
        Files.writeString(file, "listen: %s:%d\nhttp: %s:%d\n%s\n".formatted(listen, port, listen, monitorPort,
            configuration));
        Stream<String> command = Stream.concat(starter.stream(), Stream.of(PROGRAM, "-c", file.toString()));
        process = new ProcessBuilder(command.toList())
            .redirectErrorStream(true).redirectOutput(folder.resolve("nats-" + port + ".log").toFile()).start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!takesConnections()) {
            if (System.nanoTime() - end > 0 || !process.isAlive()) {
                throw new IOException("no nats-server: "
                    + Files.readString(folder.resolve("nats-" + port + ".log")));
            }
            Thread.sleep(10);
        }
    }

    private boolean takesConnections() {
        try (Socket socket = new Socket(host, port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGSTOP, SIGCONT. */
    void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    }

    /** A figure that it tells of itself at this path, such as in_msgs at /varz; the first of that name. */
    long figure(String path, String name) {
        Matcher found = Pattern.compile("\"" + name + "\": ?(\\d+)").matcher(told(path));
        return Optional.of(found).filter(Matcher::find).map(at -> Long.parseLong(at.group(1))).orElse(-1L);
    }

    String told(String path) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://" + host + ":" + monitorPort + path).toURL().openConnection();
            try (InputStream body = connection.getInputStream()) {
                return new String(body.readAllBytes(), StandardCharsets.UTF_8);
            } finally {
                connection.disconnect();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
