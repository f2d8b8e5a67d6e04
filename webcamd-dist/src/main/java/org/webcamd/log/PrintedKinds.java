package org.webcamd.log;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.webcamd.counters.RareLine;

/**
 * Lines that libraries print as often as they like. Those that differ in numbers only are of one kind, and a kind is
 * passed on at once and then at most once a minute, with how often it came. Any thread.
 */
final class PrintedKinds {
    private static final int MOST_KINDS = 64;
    private static final int LONGEST_KIND = 200;

    private final Consumer<String> log;
    private final Map<String, RareLine> kinds = new HashMap<>();

    PrintedKinds(Consumer<String> log) {
        this.log = log;
    }

    void printed(String line) {
        lineOf(kind(line)).happened(() -> line);
    }

    private static String kind(String line) {
        StringBuilder kind = new StringBuilder();
        line.chars().limit(LONGEST_KIND).filter(each -> each < '0' || each > '9').forEach(kind::appendCodePoint);
        return kind.toString();
    }

    /** Beyond a number of kinds they are all one. */
    private synchronized RareLine lineOf(String kind) {
        boolean known = kinds.containsKey(kind) || kinds.size() < MOST_KINDS;
        return kinds.computeIfAbsent(known ? kind : "", any -> new RareLine(log));
    }
}
