package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of a test: what it prints is collected, every wait has an end, and it does not outlive the test. */
final class RunningProgram implements AutoCloseable {
    private static final long LIMIT_SECONDS = 60;

    private final Process process;
    private final Output out;
    private final Output err;

    private RunningProgram(Process process) {
        this.process = process;
        out = new Output(process.getInputStream());
        err = new Output(process.getErrorStream());
    }

    static RunningProgram start(ProcessBuilder builder) throws IOException {
        return new RunningProgram(builder.start());
    }

    /** The server as a process of its own, on a port of 127.0.0.1, which is open when this returns. */
    static RunningProgram serve(int port, String... options) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of(java.toString(), "-Xmx64m", "-XX:+UseSerialGC", "-cp",
            System.getProperty("java.class.path"), "org.webcamd.launch.Main", "--width", "320", "--height", "240",
            "--v4bindaddress", "127.0.0.1", "--port", Integer.toString(port), "--snapshot-timeout", "20"));
        command.addAll(List.of(options));
        RunningProgram server = start(new ProcessBuilder(command));
        server.awaitPort(port);
        return server;
    }

    static RunningProgram run(String... command) throws IOException, InterruptedException {
        try (RunningProgram program = start(new ProcessBuilder(command))) {
            program.exitStatus();
            return program;
        }
    }

    /** The path of a program, if it is installed; the folders of the administrator's programs count as well. */
    static Optional<Path> find(String name) {
        String path = System.getenv("PATH") + File.pathSeparator + "/usr/sbin" + File.pathSeparator + "/usr/local/sbin";
        return Stream.of(path.split(File.pathSeparator))
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .findFirst();
    }

    /** A port of 127.0.0.1 that nobody listens on at the moment. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Returns when something listens there. */
    void awaitPort(int port) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (process.isAlive() && System.nanoTime() - deadline < 0) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertTrue(socket.isConnected());
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        fail("nothing listens on port " + port + ": " + this);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Sends SIGTERM; unlike {@link Process#destroy} it leaves open what the program prints to. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** As by {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
    }

    /** It stays, and does nothing any more. */
    void pause() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-STOP", Long.toString(pid())).start().waitFor();
    }

    int exitStatus() throws InterruptedException {
        assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), () -> "still running: " + this);
        out.awaitEnd();
        err.awaitEnd();
        return process.exitValue();
    }

    List<String> out() {
        return out.lines();
    }

    List<String> err() {
        return err.lines();
    }

    void awaitOut(String line) throws InterruptedException {
        out.await(line);
    }

    void awaitErr(String line) throws InterruptedException {
        err.await(line);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public String toString() {
        return process.info().commandLine().orElse("program") + "\nout: " + out() + "\nerr: " + err();
    }

    /** The lines of one stream, gathered by a thread of its own. */
    private static final class Output {
        private final List<String> lines = new ArrayList<>();
        private final Thread reader;
        private boolean ended;

        Output(InputStream stream) {
            reader = new Thread(() -> read(stream), "output-reader");
            reader.setDaemon(true);
            reader.start();
        }

        synchronized List<String> lines() {
            return List.copyOf(lines);
        }

        synchronized void await(String line) throws InterruptedException {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
            while (!lines.contains(line)) {
                long left = deadline - System.nanoTime();
                if (left <= 0 || ended) {
                    fail("no line '" + line + "' in " + lines);
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        }

        /** Something in the background may hold the stream open: what has come by then counts. */
        void awaitEnd() throws InterruptedException {
            reader.join(TimeUnit.SECONDS.toMillis(5));
        }

        private void read(InputStream stream) {
            try (BufferedReader text = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = text.readLine(); line != null; line = text.readLine()) {
                    add(line);
                }
            } catch (IOException e) {
                // The program was killed, and its stream closed under the reader.
                add("(closed: " + e.getMessage() + ")");
            } finally {
                end();
            }
        }

        private synchronized void add(String line) {
            lines.add(line);
            notifyAll();
        }

        private synchronized void end() {
            ended = true;
            notifyAll();
        }
    }
}
