package org.webcamd.source;

/** Reads the time that another server gives with a picture, {@code X-Timestamp: <unix seconds>.<fraction>}. */
final class OriginTime {
    /** Unknown. */
    static final long NONE = 0;

    /** There are servers that send zero, or the seconds since the machine was started: not before the year 2000. */
    private static final long EARLIEST_SECONDS = 946_684_800L;
    /** Nor after 2100. */
    private static final long LATEST_SECONDS = 4_102_444_800L;
    private static final int MICROS_PER_SECOND = 1_000_000;

    private OriginTime() {
    }

    /** The microseconds since 1970 that a value tells, or NONE. */
    static long micros(String value) {
        if (value == null) {
            return NONE;
        }
        int point = value.indexOf('.');
        int integerEnd = point < 0 ? value.length() : point;
        long seconds = 0;
        for (int i = 0; i < integerEnd; i++) {
            int digit = value.charAt(i) - '0';
            if (digit < 0 || digit > 9 || seconds > LATEST_SECONDS) {
                return NONE;
            }
            seconds = 10 * seconds + digit;
        }
        if (seconds < EARLIEST_SECONDS || seconds > LATEST_SECONDS) {
            return NONE;
        }
        int micros = fraction(value, integerEnd + 1);
        return micros < 0 ? NONE : seconds * MICROS_PER_SECOND + micros;
    }

    /** Six digits and what is finer cut off, or -1. */
    private static int fraction(String value, int from) {
        int micros = 0;
        int weight = MICROS_PER_SECOND / 10;
        for (int i = from; i < value.length(); i++) {
            int digit = value.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            micros += weight * digit;
            weight /= 10;
        }
        return micros;
    }
}
