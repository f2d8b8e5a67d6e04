package org.webcamd.transcode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps a little memory that was given back, so that it need not be asked of the system for each picture. Any thread.
 *
 * @param <T> what owns the memory
 */
final class Spares<T> implements AutoCloseable {
    private static final int MOST_KEPT = 2;
    private static final long MOST_KEPT_BYTES = 8L << 20;

    private final Supplier<T> make;
    private final Consumer<T> end;
    // Guarded by this.
    private final Deque<T> kept = new ArrayDeque<>();
    private boolean closed;

    Spares(Supplier<T> make, Consumer<T> end) {
        this.make = make;
        this.end = end;
    }

    /** Owned by the caller, whatever was in it. */
    T take() {
        T spare = poll();
        return spare == null ? make.get() : spare;
    }

    private synchronized T poll() {
        return kept.poll();
    }

    /** Takes ownership. */
    void giveBack(T given, long bytes) {
        if (!keep(given, bytes)) {
            end.accept(given);
        }
    }

    private synchronized boolean keep(T given, long bytes) {
        if (closed || kept.size() == MOST_KEPT || bytes > MOST_KEPT_BYTES) {
            return false;
        }
        kept.push(given);
        return true;
    }

    /** Keeps nothing any more. */
    @Override
    public synchronized void close() {
        closed = true;
        kept.forEach(end);
        kept.clear();
    }
}
