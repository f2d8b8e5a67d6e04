package org.webcamd.auth;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Slows down who guesses passwords: after five different wrong ones within a minute, nothing is checked for that
 * address for 30 s, the next time for twice as long, up to 15 minutes. A client that repeats the same wrong password,
 * as one with an old setting does, makes one guess a minute. Of addresses that have been quiet for an hour nothing is
 * known. Any thread; short.
 */
final class GuessThrottle {
    static final int MOST_ADDRESSES = 4_096;
    private static final int MOST_WRONG = 5;
    private static final long WINDOW_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long FIRST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MINUTES.toNanos(15);
    private static final int MOST_DOUBLINGS = 5;
    private static final long FORGOTTEN_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final float LOAD = 0.75f;

    /** What a password of an address is worth before it is looked at. */
    enum Verdict {
        /** It may be right. */
        CHECK,
        /** It was wrong a moment ago. */
        KNOWN_WRONG,
        /** Nothing of that address is looked at now. */
        THROTTLED
    }

    private record Wrong(long key, long nanos) {
    }

    private static final class Guesses {
        private final Deque<Wrong> wrong = new ArrayDeque<>(MOST_WRONG);
        private int pauses;
        private long pauseEndNanos;
        private long lastNanos;
        private boolean pausing;
    }

    private final LongSupplier clock;

    // Guarded by this.
    private final Map<InetAddress, Guesses> byAddress = new LinkedHashMap<>(16, LOAD, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Guesses> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    GuessThrottle(LongSupplier clock) {
        this.clock = clock;
    }

    synchronized Verdict verdict(InetAddress address, ByteBuffer key) {
        Guesses guesses = byAddress.get(address);
        if (guesses == null) {
            return Verdict.CHECK;
        }
        refresh(guesses);
        if (guesses.pausing) {
            return Verdict.THROTTLED;
        }
        long short64 = key.getLong(0);
        return guesses.wrong.stream().anyMatch(one -> one.key() == short64) ? Verdict.KNOWN_WRONG : Verdict.CHECK;
    }

    /** In how many seconds an address may try again, at least one. */
    synchronized long pauseSeconds(InetAddress address) {
        Guesses guesses = byAddress.get(address);
        long left = guesses == null || !guesses.pausing ? 0 : guesses.pauseEndNanos - clock.getAsLong();
        return Math.max(1, TimeUnit.NANOSECONDS.toSeconds(left + TimeUnit.SECONDS.toNanos(1) - 1));
    }

    /** A password was looked at, and is wrong. */
    synchronized void wrong(InetAddress address, ByteBuffer key) {
        Guesses guesses = byAddress.computeIfAbsent(address, first -> new Guesses());
        refresh(guesses);
        long now = clock.getAsLong();
        guesses.lastNanos = now;
        guesses.wrong.add(new Wrong(key.getLong(0), now));
        if (guesses.wrong.size() >= MOST_WRONG) {
            guesses.wrong.clear();
            guesses.pausing = true;
            guesses.pauseEndNanos = now + Math.min(LONGEST_PAUSE_NANOS,
                FIRST_PAUSE_NANOS << Math.min(guesses.pauses, MOST_DOUBLINGS));
            guesses.pauses++;
        }
    }

    private void refresh(Guesses guesses) {
        long now = clock.getAsLong();
        guesses.wrong.removeIf(one -> now - one.nanos() > WINDOW_NANOS);
        if (guesses.pausing && now - guesses.pauseEndNanos >= 0) {
            guesses.pausing = false;
            guesses.lastNanos = now;
        }
        if (!guesses.pausing && now - guesses.lastNanos > FORGOTTEN_NANOS) {
            guesses.pauses = 0;
        }
    }

    /** The users have changed: what was wrong may be right. */
    synchronized void usersChanged() {
        byAddress.values().forEach(guesses -> guesses.wrong.clear());
    }

    synchronized int addresses() {
        return byAddress.size();
    }
}
