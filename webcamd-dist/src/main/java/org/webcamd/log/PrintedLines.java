package org.webcamd.log;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Behind {@code System.err}: what is printed becomes lines of the log. Any thread. */
final class PrintedLines extends OutputStream {
    private static final int LONGEST_BYTES = 2_000;

    private final ProcessLog log;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    PrintedLines(ProcessLog log) {
        this.log = log;
    }

    @Override
    public synchronized void write(int octet) {
        if (octet != '\n') {
            line.write(octet);
        }
        if (octet == '\n' || line.size() >= LONGEST_BYTES) {
            String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
            line.reset();
            if (!text.isEmpty()) {
                log.printed(text);
            }
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        for (int i = 0; i < length; i++) {
            write(bytes[offset + i]);
        }
    }
}
