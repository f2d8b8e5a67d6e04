package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Starts the program with sockets that are open already, as a service manager does, and starts it anew while they stay:
 * {@code socket_passer.py}, as Java cannot hand over any.
 */
final class SocketPasser implements AutoCloseable {
    private static final String PYTHON = "/usr/bin/python3";
    private static final long LIMIT_SECONDS = 60;

    private final Process process;
    private final BufferedReader out;
    private final int port;

    private SocketPasser(Process process) throws IOException {
        this.process = process;
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        port = Integer.parseInt(await("port ").substring("port ".length()));
    }

    /** Returns when the program serves. */
    static SocketPasser start(Path unix, String... arguments) throws Exception {
        assumeTrue(Files.isExecutable(Path.of(PYTHON)), "python3 is not installed");
        List<String> command = new ArrayList<>(List.of(PYTHON, script().toString(), unix.toString(),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-XX:+UseSerialGC",
            "-Xlog:disable", "-cp", System.getProperty("java.class.path"), "org.webcamd.launch.Main"));
        command.addAll(List.of(arguments));
        SocketPasser passer = new SocketPasser(new ProcessBuilder(command).redirectErrorStream(true).start());
        passer.await("with /?stream");
        return passer;
    }

    private static Path script() throws URISyntaxException {
        return Path.of(SocketPasser.class.getResource("socket_passer.py").toURI());
    }

    int port() {
        return port;
    }

    /** Ends the program and starts it again; returns when it serves. */
    void restart() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        assertEquals("ended 0", await("ended"));
        await("with /?stream");
    }

    /** All that it says up to a line that begins with a text, which is returned. */
    String await(String beginning) throws IOException {
        StringBuilder before = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(beginning)) {
                return line;
            }
            before.append(line).append('\n');
        }
        throw new AssertionError("no line '" + beginning + "' behind\n" + before);
    }

    /** Ends the program in good order. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        assertEquals("ended 0", await("ended"));
        process.onExit().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }
}
