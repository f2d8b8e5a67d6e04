package org.webcamd.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A client of video over WebSocket that has nothing in common with the server: Debian's {@code python3-websockets}. It
 * does what the steps say, which stand at the head of {@code websocket_client.py}, and ends by itself.
 */
public final class PythonClient implements AutoCloseable {
    private static final String PYTHON = "/usr/bin/python3";
    private static final long LIMIT_SECONDS = 90;

    private final Process process;
    private final BufferedReader out;

    private PythonClient(Process process) {
        this.process = process;
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Skips the tests that need it where it is not installed. */
    public static void assumeInstalled() throws InterruptedException {
        boolean there;
        try {
            there = new ProcessBuilder(PYTHON, "-c", "import websockets").start().waitFor() == 0;
        } catch (IOException noPython) {
            there = false;
        }
        assumeTrue(there, "python3-websockets is not installed");
    }

    /** Starts. */
    public static PythonClient start(String url, String... steps) throws IOException {
        return trusting("", url, steps);
    }

    /** Starts, and trusts the certificate in a file. */
    public static PythonClient trusting(String certificate, String url, String... steps) throws IOException {
        Stream<String> command = Stream.concat(Stream.of(PYTHON, script().toString(), url, certificate),
            Stream.of(steps));
        return new PythonClient(new ProcessBuilder(command.toList()).redirectErrorStream(true).start());
    }

    private static Path script() {
        try {
            return Path.of(PythonClient.class.getResource("websocket_client.py").toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What all of it printed: a line for each message, and how it ended. */
    public static List<String> run(String url, String... steps) throws IOException, InterruptedException {
        try (PythonClient client = start(url, steps)) {
            return client.rest();
        }
    }

    /** The next line. */
    public String line() throws IOException {
        String line = out.readLine();
        assertNotNull(line, "it has ended");
        return line;
    }

    /** Reads up to the first frame. */
    public void awaitFrame() throws IOException {
        String line = line();
        while (!line.startsWith("frame ")) {
            line = line();
        }
    }

    /** All further lines, when it has ended. */
    public List<String> rest() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
        }
        assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), "still running");
        assertEquals(0, process.exitValue(), () -> String.join("\n", lines));
        return lines;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
