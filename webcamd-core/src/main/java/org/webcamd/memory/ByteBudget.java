package org.webcamd.memory;

import java.util.concurrent.atomic.AtomicLong;

/** A number of bytes of which parts are taken and given back. Any thread; never waits. */
public final class ByteBudget {
    private final AtomicLong used = new AtomicLong();
    private final long limitBytes;

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

    /** {@return what is taken now; for a moment more than the limit, while somebody is being refused} */
    public long usedBytes() {
        return used.get();
    }

    /** {@return how much there is} */
    public long limitBytes() {
        return limitBytes;
    }
}
