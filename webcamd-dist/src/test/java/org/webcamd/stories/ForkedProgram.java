package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.webcamd.wire.Head;
import org.webcamd.wire.Info;
import org.webcamd.wire.RawConnection;

/** The program as a process of its own, with the test picture on the loopback. It does not outlive a test. */
final class ForkedProgram implements AutoCloseable {
    private static final long LIMIT_SECONDS = 30;

    private final Process process;
    private final int port;

    private ForkedProgram(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it and waits until it answers. Its standard error is a pipe that nobody reads, unless the shell command
     * says otherwise.
     *
     * @param shell what to start it with: {@code $0} and what follows is the program with its arguments
     * @param javaOptions more options of the JVM
     * @param more arguments
     */
    static ForkedProgram start(String shell, List<String> javaOptions, String... more) throws Exception {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", shell,
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-XX:+UseSerialGC",
            "-Xlog:disable"));
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.webcamd.launch.Main", "--source",
            "test", "--width", "320", "--height", "240", "--v4bindaddress", "127.0.0.1", "--port",
            Integer.toString(port), "--snapshot-timeout", "20"));
        command.addAll(List.of(more));
        ForkedProgram program = new ForkedProgram(new ProcessBuilder(command).start(), port);
        boolean started = false;
        try {
            program.awaitPort();
            started = true;
            return program;
        } finally {
            if (!started) {
                program.close();
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return free.getLocalPort();
        }
    }

    private void awaitPort() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (true) {
            try {
                connect().close();
                return;
            } catch (IOException notYet) {
                assertTrue(process.isAlive(), () -> "it ended with code " + process.exitValue());
                assertTrue(System.nanoTime() - end < 0, "no port");
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
    }

    RawConnection connect() throws IOException {
        return RawConnection.to("127.0.0.1", port);
    }

    long pid() {
        return process.pid();
    }

    /** Asks on a connection that stays open. */
    static Info info(RawConnection connection) throws IOException {
        Head head = connection.get("/?info").readHead();
        assertEquals(200, head.status());
        return new Info(new String(connection.read(head.contentLength()), StandardCharsets.UTF_8));
    }

    Info info() throws IOException {
        try (RawConnection connection = connect()) {
            return info(connection);
        }
    }

    Info awaitInfo(Predicate<Info> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        Info info = info();
        while (!condition.test(info)) {
            Info last = info;
            assertTrue(System.nanoTime() - end < 0, () -> "never came to be: " + last.json());
            TimeUnit.MILLISECONDS.sleep(20);
            info = info();
        }
        return info;
    }

    /** A viewer that has seen its first pictures. */
    RawConnection view() throws Exception {
        // A card that was shown before may be younger than the first picture.
        awaitInfo(info -> info.cameraState().matches("live|asleep"));
        RawConnection viewer = connect().get("/?stream");
        assertEquals(200, viewer.readHead().status());
        viewer.expect("--boundarydonotcross\r\n");
        Viewer.readParts(viewer, 3);
        return viewer;
    }

    int openFiles() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid()), "fd"))) {
            return (int) open.count();
        }
    }

    /** Takes lines of the log until one has this text. */
    String awaitLog(String text) throws IOException {
        while (true) {
            StringBuilder line = new StringBuilder();
            for (int next = process.getErrorStream().read(); next != '\n'; next = process.getErrorStream().read()) {
                assertTrue(next >= 0, () -> "the log ended without '" + text + "', at: " + line);
                line.append((char) next);
            }
            if (line.indexOf(text) >= 0) {
                return line.toString();
            }
        }
    }

    /** All of the log that is left, once it has ended. */
    List<String> restOfLog() throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }

    /** Nobody will read its log any more. */
    void closeLog() throws IOException {
        process.getErrorStream().close();
    }

    /** Sends SIGTERM; tells how long it took until the process was gone. */
    long terminateNanos() throws InterruptedException {
        long began = System.nanoTime();
        process.toHandle().destroy();
        assertEquals(0, exitStatus());
        return System.nanoTime() - began;
    }

    int exitStatus() throws InterruptedException {
        assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), "it does not end");
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
