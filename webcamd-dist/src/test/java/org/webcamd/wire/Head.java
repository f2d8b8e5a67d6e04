package org.webcamd.wire;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The head of an answer.
 *
 * @param statusLine the first line
 * @param headers each exactly once, names as they were spelled
 */
public record Head(String statusLine, Map<String, String> headers) {
    private static final String SEPARATOR = ": ";

    static Head parse(String statusLine, RawConnection from) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (String line = from.readLine(); !line.isEmpty(); line = from.readLine()) {
            String header = line;
            assertTrue(header.contains(SEPARATOR), () -> "header line: '" + header + "'");
            int colon = header.indexOf(SEPARATOR);
            assertNull(headers.put(header.substring(0, colon), header.substring(colon + SEPARATOR.length())),
                () -> "twice: " + header);
        }
        return new Head(statusLine, headers);
    }

    /** The status code. */
    public int status() {
        return Integer.parseInt(statusLine.split(" ")[1]);
    }

    /** The length of the body. */
    public int contentLength() {
        return Integer.parseInt(headers.get("Content-Length"));
    }
}
