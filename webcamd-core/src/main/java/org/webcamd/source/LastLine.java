package org.webcamd.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads what a process writes to its standard error, so that the process is not held up by it, and keeps the last line
 * that is not empty: it mostly tells why the process ended. Runs on a thread of its own; {@link #line} is for any.
 */
final class LastLine implements Runnable {
    private static final int LONGEST = 200;
    private static final int READ_BYTES = 4 * 1024;

    private final InputStream in;
    private final StringBuilder current = new StringBuilder();
    private volatile String line = "";

    LastLine(InputStream in) {
        this.in = in;
    }

    @Override
    public void run() {
        byte[] bytes = new byte[READ_BYTES];
        try (in) {
            int read = in.read(bytes);
            while (read >= 0) {
                add(new String(bytes, 0, read, StandardCharsets.UTF_8));
                read = in.read(bytes);
            }
        } catch (IOException closed) {
            // As good as the end.
        }
        endLine();
    }

    private void add(String text) {
        text.chars().forEach(character -> {
            // Programs that show their progress end lines with a carriage return alone.
            if (character == '\n' || character == '\r') {
                endLine();
            } else if (current.length() < LONGEST) {
                current.append(Character.isISOControl(character) ? ' ' : (char) character);
            }
        });
    }

    private void endLine() {
        String ended = current.toString().strip();
        current.setLength(0);
        if (!ended.isEmpty()) {
            line = withoutCredentials(ended);
        }
    }

    /** The line is shown to viewers; addresses of cameras often carry a password. */
    private static String withoutCredentials(String text) {
        return text.replaceAll("://[^/@\\s]+@", "://");
    }

    /** The last line, or an empty text when there was none. */
    String line() {
        return line;
    }
}
