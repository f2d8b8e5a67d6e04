package org.webcamd.cluster;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.webcamd.text.ForeignText;

/**
 * A message of the cluster that is text: lines of a key, a blank and a value, of which the first is
 * {@code webcamd VERSION}. Keys that are not known are passed over, so that later versions may add some. Confined to
 * one thread.
 */
final class Lines {
    static final int VERSION = 1;

    private static final String HEAD = "webcamd ";
    static final int MOST_BYTES = 2 * 1024;

    private final Map<String, String> values;

    private Lines(Map<String, String> values) {
        this.values = values;
    }

    /** A message to be filled. */
    static StringBuilder begin() {
        return new StringBuilder(HEAD).append(VERSION).append('\n');
    }

    /** One line more; what it is about may be anybody's text. */
    static StringBuilder add(StringBuilder message, String key, Object value) {
        return message.append(key).append(' ').append(ForeignText.cleaned(String.valueOf(value))).append('\n');
    }

    static byte[] bytes(StringBuilder message) {
        return message.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What a message says; throws IllegalArgumentException for one that is none, or of another version. */
    static Lines parse(byte[] message) {
        if (message.length > MOST_BYTES) {
            throw new IllegalArgumentException("too long");
        }
        String text = new String(message, StandardCharsets.UTF_8);
        if (!text.startsWith(HEAD + VERSION + '\n')) {
            throw new IllegalArgumentException("no message of version " + VERSION);
        }
        Map<String, String> values = new HashMap<>();
        text.lines().skip(1).forEach(line -> {
            int blank = line.indexOf(' ');
            if (blank > 0) {
                values.putIfAbsent(line.substring(0, blank), line.substring(blank + 1));
            }
        });
        return new Lines(values);
    }

    /** Cut and cleaned; empty where there is none. */
    String text(String key) {
        return ForeignText.cleaned(values.get(key));
    }

    long id(String key) {
        return Ids.parse(required(key));
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** Throws IllegalArgumentException where it is missing, no number or out of the range. */
    long number(String key, long least, long most) {
        long value = Long.parseLong(required(key));
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + " is out of its range");
        }
        return value;
    }

    private String required(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("no " + key);
        }
        return value;
    }
}
