package org.webcamd.benchmark.load;

import java.nio.charset.StandardCharsets;

/** A line of a head, gathered byte by byte and read without making objects. Confined to the client's thread. */
final class HeaderLine {
    /** Longer than any line that a server of pictures has reason to send. */
    private static final int LONGEST = 1024;
    private static final int MICRO_DIGITS = 6;

    private final byte[] bytes = new byte[LONGEST];
    private int length;

    /** Takes the next byte; true when it ends the line. */
    boolean endsWith(byte next) {
        if (next == '\n') {
            if (length > 0 && bytes[length - 1] == '\r') {
                length--;
            }
            return true;
        }
        if (length == LONGEST) {
            throw new IllegalArgumentException("line without end");
        }
        bytes[length++] = next;
        return false;
    }

    void clear() {
        length = 0;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** Whether it begins with this, written in lower case. */
    boolean startsWith(byte[] lowerCase) {
        if (length < lowerCase.length) {
            return false;
        }
        for (int i = 0; i < lowerCase.length; i++) {
            int letter = bytes[i] >= 'A' && bytes[i] <= 'Z' ? bytes[i] + ('a' - 'A') : bytes[i];
            if (letter != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }

    boolean equalTo(byte[] other) {
        if (length != other.length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[i] != other[i]) {
                return false;
            }
        }
        return true;
    }

    /** The whole number behind a name of so many bytes. */
    long number(int from) {
        return digits(skipSpaces(from), length);
    }

    /** Seconds with a fraction behind a name of so many bytes, in microseconds. */
    long micros(int from) {
        int start = skipSpaces(from);
        int dot = start;
        while (dot < length && bytes[dot] != '.') {
            dot++;
        }
        int end = Math.min(length, dot + 1 + MICRO_DIGITS);
        long fraction = dot < length ? digits(dot + 1, end) : 0;
        for (int digit = Math.max(0, end - dot - 1); digit < MICRO_DIGITS; digit++) {
            fraction *= 10;
        }
        return digits(start, dot) * 1_000_000 + fraction;
    }

    private int skipSpaces(int from) {
        int at = from;
        while (at < length && bytes[at] == ' ') {
            at++;
        }
        return at;
    }

    private long digits(int from, int to) {
        if (from == to) {
            throw new IllegalArgumentException("no number: " + this);
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                throw new IllegalArgumentException("no number: " + this);
            }
            value = value * 10 + (bytes[i] - '0');
        }
        return value;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
}
