package org.webcamd.cluster;

import java.security.SecureRandom;

/** By which publishers and edges are told from each other: 64 bits at random, new with each start. Stateless. */
final class Ids {
    private static final int HEXADECIMAL = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {
    }

    static long random() {
        return RANDOM.nextLong();
    }

    /** Sixteen hexadecimal digits. */
    static String text(long id) {
        return "%016x".formatted(id);
    }

    /** Throws NumberFormatException for what is none. */
    static long parse(String text) {
        if (text.length() != HEXADECIMAL) {
            throw new NumberFormatException("no id");
        }
        return Long.parseUnsignedLong(text, HEXADECIMAL);
    }
}
