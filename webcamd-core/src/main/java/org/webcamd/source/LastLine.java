package org.webcamd.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.webcamd.text.ForeignText;
import org.webcamd.text.Secrets;

/**
 * Reads what a process writes to its standard error, so that the process is not held up by it, and keeps the last line
 * that is not empty: it mostly tells why the process ended. The line is shown to viewers; addresses of cameras often
 * carry a password. Runs on a thread of its own; {@link #line} is for any.
 */
final class LastLine implements Runnable {
    private static final int READ_CHARACTERS = 4 * 1024;
    /** Longer than what is shown: what is hidden has to be there whole to be recognised. */
    private static final int LONGEST = 2 * 1024;

    private final InputStream in;
    private final Secrets secrets;
    private final StringBuilder current = new StringBuilder();
    private volatile String line = "";

    LastLine(InputStream in, Secrets secrets) {
        this.in = in;
        this.secrets = secrets;
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
            } else if (current.length() < LONGEST) {
                current.append(characters[i]);
            }
        }
    }

    private void endLine() {
        boolean cut = current.length() == LONGEST;
        String ended = current.toString().strip();
        current.setLength(0);
        if (!ended.isEmpty()) {
            line = ForeignText.cleaned(secrets.hide(cut ? withoutLastAddress(ended) : ended));
        }
    }

    /** Of an address that was cut off it cannot be told where its password ends. */
    private static String withoutLastAddress(String text) {
        return text.replaceFirst("://\\S*$", "://");
    }

    /** The last line, or an empty text when there was none. */
    String line() {
        return line;
    }
}
