package org.webcamd.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Header lines of a response or of a part, "Name: value", as they came (RFC 9112, section 5; RFC 2046, section 5.1).
 * Names are found whatever their case. Lines may end in LF alone, and what is no such line is passed over. Borrows the
 * bytes.
 */
final class HeaderLines {
    private final byte[] bytes;
    private final int from;
    private final int to;

    HeaderLines(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    /** The first line, whatever it is. */
    String firstLine() {
        return text(from, endOfLine(from));
    }

    /** The value of the first line with a name, without spaces around it, or null. */
    String value(String name) {
        int line = find(name, from);
        return line < to ? text(line + name.length() + 1, endOfLine(line)) : null;
    }

    /** The values of all lines with a name, without spaces around them. */
    List<String> values(String name) {
        List<String> values = new ArrayList<>();
        for (int line = find(name, from); line < to; line = find(name, endOfLine(line) + 1)) {
            values.add(text(line + name.length() + 1, endOfLine(line)));
        }
        return values;
    }

    /** Where the next line with a name begins, or the end. */
    private int find(String name, int start) {
        int line = start;
        while (line < to) {
            int end = endOfLine(line);
            int colon = line + name.length();
            if (colon < end && bytes[colon] == ':' && matches(line, name)) {
                return line;
            }
            line = end + 1;
        }
        return to;
    }

    /** A value that is a number of bytes, or -1 when there is none, or none that is sensible. */
    int bytes(String name, int largest) {
        long number = number(name);
        return number > largest ? -1 : (int) number;
    }

    /** A value that is a number of up to 18 digits, or -1 when there is none. */
    long number(String name) {
        String value = value(name);
        if (value == null || value.isEmpty() || value.length() > 18) {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < value.length(); i++) {
            int digit = value.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private int endOfLine(int line) {
        int end = line;
        while (end < to && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private boolean matches(int line, String name) {
        for (int i = 0; i < name.length(); i++) {
            if (lower(bytes[line + i]) != lower(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static int lower(int character) {
        return character >= 'A' && character <= 'Z' ? character | 0x20 : character;
    }

    private String text(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1).strip();
    }
}
