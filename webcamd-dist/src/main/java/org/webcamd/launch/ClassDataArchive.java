package org.webcamd.launch;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import org.webcamd.cli.CommandLine;
import org.webcamd.cli.UsageException;
import org.webcamd.server.StartException;

/**
 * A short run through everything that a start needs, which the launcher makes a class-data archive of: the server on a
 * free port of the loopback with the test picture, asked for each of the things that it serves.
 */
final class ClassDataArchive {
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int STREAM_BYTES = 200_000;

    private ClassDataArchive() {
    }

    /**
     * Runs and exits.
     *
     * @param args none
     */
    public static void main(String[] args) throws UsageException, StartException, IOException {
        CommandLine line = CommandLine.parse("--source", "test", "--v4bindaddress", "127.0.0.1", "--port", "0");
        line.help();
        try (Launcher running = Launcher.start(line)) {
            running.greeting();
            for (String target : new String[] {"/", "/?info", "/?snapshot", "/?snapshot&rotate=1", "/?stream"}) {
                fetch("http://127.0.0.1:" + running.port() + target);
            }
        }
        System.exit(0);
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
