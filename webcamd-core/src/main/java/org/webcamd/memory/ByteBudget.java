package org.webcamd.memory;

import java.util.concurrent.atomic.AtomicLong;

/** A number of bytes of which parts are taken and given back. Any thread; never waits. */
public final class ByteBudget {
    private final AtomicLong used = new AtomicLong();
    private volatile long limitBytes;

    /**
     * Nothing is taken yet.
     *
     * @param limitBytes how much there is, 0 or more
     */
    public ByteBudget(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    /**
     * Takes a part of it, or nothing.
     *
     * @param bytes 0 or more
     * @return false when there is not so much left
     */
    public boolean take(long bytes) {
        if (used.addAndGet(bytes) <= limitBytes) {
            return true;
        }
        used.addAndGet(-bytes);
        return false;
    }

    /**
     * Gives back what was taken.
     *
     * @param bytes as {@link #take} was told
     */
    public void give(long bytes) {
        long left = used.addAndGet(-bytes);
        assert left >= 0 : "given back twice";
    }

    /**
     * Takes a part of it that somebody has already, so that more than the limit may be taken for a while.
     *
     * @param bytes negative to give it back
     */
    void charge(long bytes) {
        used.addAndGet(bytes);
    }

    /**
     * Changes how much there is. Where more is taken already, nothing more is until enough was given back.
     *
     * @param bytes 0 or more
     */
    void limit(long bytes) {
        limitBytes = bytes;
    }

    /** {@return what is taken now; for a moment more than the limit, while somebody is being refused} */
    public long usedBytes() {
        return used.get();
    }

    /** {@return how much there is} */
    public long limitBytes() {
        return limitBytes;
    }
}
