package org.webcamd.launch;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import org.webcamd.cli.CommandLine;
import org.webcamd.cli.UsageException;
import org.webcamd.log.ProcessLog;
import org.webcamd.server.StartException;
import org.webcamd.v4l2.V4l2Device;
import org.webcamd.v4l2.V4l2Exception;

/**
 * A short run through everything that a start needs, which the launcher makes a class-data archive of: the server on a
 * free port of the loopback with the test picture, asked for each of the things that it serves.
 */
final class ClassDataArchive {
    private static final int TIMEOUT_MILLIS = 60_000;
    private static final int STREAM_BYTES = 200_000;

    private ClassDataArchive() {
    }

    /**
     * Runs and exits.
     *
     * @param args none
     */
    public static void main(String[] args) throws UsageException, StartException, IOException {
        ProcessLog.install();
        CommandLine line = CommandLine.parse("--source", "test", "--v4bindaddress", "127.0.0.1", "--port", "0",
            "--snapshot-timeout", "60");
        line.help();
        CommandLine.parse("--camera", "front=test,fps=5", "--camera", "back=/dev/video0");
        try (Launcher running = Launcher.start(line, () -> { })) {
            ProcessLog.serving(running.counters());
            running.greeting();
            for (String target : new String[] {"/", "/?info", "/?snapshot", "/?snapshot&rotate=1", "/?stream"}) {
                fetch("http://127.0.0.1:" + running.port() + target);
            }
        }
        askADriver();
        System.exit(0);
    }

    /** What is loaded to ask a driver is loaded for a device that has none, too. */
    private static void askADriver() {
        try (V4l2Device device = V4l2Device.open(Path.of("/dev/null"))) {
            device.formats();
        } catch (V4l2Exception expected) {
            // It is no camera.
        }
    }

    private static void fetch(String url) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        try (InputStream body = connection.getInputStream()) {
            body.readNBytes(STREAM_BYTES);
        } finally {
            connection.disconnect();
        }
    }
}
