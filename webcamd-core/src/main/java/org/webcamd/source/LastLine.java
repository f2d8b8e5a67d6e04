package org.webcamd.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.webcamd.text.ForeignText;

/**
 * Reads what a process writes to its standard error, so that the process is not held up by it, and keeps the last line
 * that is not empty: it mostly tells why the process ended. Runs on a thread of its own; {@link #line} is for any.
 */
final class LastLine implements Runnable {
    private static final int READ_CHARACTERS = 4 * 1024;

    private final InputStream in;
    private final StringBuilder current = new StringBuilder();
    private volatile String line = "";

    LastLine(InputStream in) {
        this.in = in;
    }

    @Override
    public void run() {
        char[] characters = new char[READ_CHARACTERS];
        try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            int read = reader.read(characters);
            while (read >= 0) {
                add(characters, read);
                read = reader.read(characters);
            }
        } catch (IOException closed) {
            // As good as the end.
        }
        endLine();
    }

    private void add(char[] characters, int count) {
        for (int i = 0; i < count; i++) {
            // Programs that show their progress end lines with a carriage return alone.
            if (characters[i] == '\n' || characters[i] == '\r') {
                endLine();
            } else if (current.length() <= ForeignText.LONGEST) {
                current.append(characters[i]);
            }
        }
    }

    private void endLine() {
        String ended = ForeignText.cleaned(current.toString().strip());
        current.setLength(0);
        if (!ended.isEmpty()) {
            line = withoutCredentials(ended);
        }
    }

    /** The line is shown to viewers; addresses of cameras often carry a password. */
    private static String withoutCredentials(String text) {
        return text.replaceAll("://[^/\\s]+@", "://");
    }

    /** The last line, or an empty text when there was none. */
    String line() {
        return line;
    }
}
