package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Signals to the process that the launcher was started as are those of the server. */
@Timeout(120)
class LauncherSignalsIT {
    private static final long LIMIT_SECONDS = 30;
    private static final String BED = "[camera bed]\nsource = test\n";

    @TempDir
    Path folder;
    private final HttpClient client = HttpClient.newHttpClient();
    private Path file;
    private int port;
    private RunningProgram program;

    @BeforeEach
    void start() throws Exception {
        port = RunningProgram.freePort();
        file = Files.writeString(folder.resolve("webcamd.conf"), "v4bindaddress = 127.0.0.1\n" + BED);
        program = Installation.whole(folder).start("--config", file.toString(), "--port", Integer.toString(port));
        program.awaitPort(port);
        awaitGreeting();
    }

    /** From then on it has settled in. */
    private void awaitGreeting() throws InterruptedException {
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (program.out().stream().noneMatch(line -> line.contains(":" + port + "/"))) {
            assertTrue(program.isAlive() && System.nanoTime() - endNanos < 0, program::toString);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @AfterEach
    void end() {
        program.close();
    }

    @Test
    void hangupHasTheConfigurationReadAgain() throws Exception {
        assertEquals("java", Path.of("/proc", Long.toString(program.pid()), "exe").toRealPath().getFileName()
            .toString(), "the launcher has given its process to the server");
        Files.writeString(file, "v4bindaddress = 127.0.0.1\n" + BED + "[camera door]\nsource = test\n");
        signal("HUP");
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!info().contains("\"name\":\"door\"")) {
            assertTrue(program.isAlive() && System.nanoTime() - endNanos < 0, program::toString);
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertTrue(info().contains("\"name\":\"bed\""));
    }

    /** Not SIGINT, which whoever started the tests in the background may have them ignore, and all they start. */
    @Test
    void serverEndsWell() throws Exception {
        signal("TERM");
        assertEquals(0, program.exitStatus(), program::toString);
    }

    private void signal(String name) throws Exception {
        assertEquals(0, RunningProgram.run("sh", "-c", "kill -s %s %d".formatted(name, program.pid())).exitStatus());
    }

    private String info() throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/?info"))
            .timeout(Duration.ofSeconds(LIMIT_SECONDS)).build(), HttpResponse.BodyHandlers.ofString()).body();
    }
}
