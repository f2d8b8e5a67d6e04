package org.webcamd.memory;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.atomic.AtomicReference;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;

/**
 * What one camera may take of the {@link FrameMemory}: its own part, which nobody else can use up, and beyond it what
 * is left of the common part. Its own part is another when cameras come or go. Any thread; never waits, never throws.
 */
public final class MemoryShare implements AutoCloseable {
    /** What is taken, and how much may be before any of it is of the common part: changed together. */
    private record Account(long used, long own) {
        long common() {
            return Math.max(0, used - own);
        }
    }

    private final FrameMemory memory;
    private final Counters counters;
    private final AtomicReference<Account> account = new AtomicReference<>(new Account(0, 0));

    MemoryShare(FrameMemory memory, Counters counters) {
        this.memory = memory;
        this.counters = counters;
    }

    /** How much is its own from now on; what was taken stays taken, of whichever part. */
    void own(long bytes) {
        while (true) {
            Account before = account.get();
            Account after = new Account(before.used(), bytes);
            long toCommon = after.common() - before.common();
            // Charged before somebody else can give it back.
            memory.chargeCommon(Math.max(0, toCommon));
            if (account.compareAndSet(before, after)) {
                memory.chargeCommon(Math.min(0, toCommon));
                return;
            }
            memory.chargeCommon(-Math.max(0, toCommon));
        }
    }

    /**
     * A direct buffer.
     *
     * @param bytes its capacity, which must not be exceeded
     * @return to be passed to {@link #release}, or null when there is no room (counted)
     */
    public ByteBuf allocate(int bytes) {
        long occupied = FrameMemory.occupiedBytes(bytes);
        ByteBuf buffer = take(occupied) ? allocateTaken(bytes, occupied) : null;
        if (buffer == null) {
            counters.increment(Counter.DROPPED_MEMORY);
        }
        return buffer;
    }

    private ByteBuf allocateTaken(int bytes, long occupied) {
        ByteBuf buffer = null;
        try {
            buffer = memory.allocate(bytes);
            return buffer;
        } finally {
            if (buffer == null) {
                give(occupied);
            }
        }
    }

    /**
     * Gives up a buffer and its place in the budget. Whoever has a slice of it must have given that up before, or the
     * budget believes in memory that is not there yet.
     *
     * @param buffer from {@link #allocate}
     */
    public void release(ByteBuf buffer) {
        long occupied = FrameMemory.occupiedBytes(buffer.capacity());
        buffer.release();
        give(occupied);
    }

    /**
     * A place in the budget for memory that is not allocated here, such as a picture's pixels.
     *
     * @param bytes 0 or more
     * @return whether it was taken, to be given back by {@link #giveBack}; it is counted when not
     */
    public boolean reserve(long bytes) {
        boolean taken = take(bytes);
        if (!taken) {
            counters.increment(Counter.DROPPED_MEMORY);
        }
        return taken;
    }

    /**
     * Gives back a place that was reserved.
     *
     * @param bytes as {@link #reserve} was told
     */
    public void giveBack(long bytes) {
        give(bytes);
    }

    private boolean take(long bytes) {
        while (true) {
            Account before = account.get();
            Account after = new Account(before.used() + bytes, before.own());
            long fromCommon = after.common() - before.common();
            if (!memory.take(bytes, fromCommon)) {
                return false;
            }
            if (account.compareAndSet(before, after)) {
                return true;
            }
            memory.give(bytes, fromCommon);
        }
    }

    private void give(long bytes) {
        while (true) {
            Account before = account.get();
            assert before.used() >= bytes : "given back twice";
            Account after = new Account(before.used() - bytes, before.own());
            if (account.compareAndSet(before, after)) {
                memory.give(bytes, before.common() - after.common());
                return;
            }
        }
    }

    /**
     * Whether more than its own part is taken, so that what it gives up is of use to others.
     *
     * @return false while it takes nothing from anybody
     */
    public boolean takesCommon() {
        return account.get().common() > 0;
    }

    /** {@return what is taken now} */
    public long usedBytes() {
        return account.get().used();
    }

    /** {@return the size of the largest picture that may come from a source} */
    public int maxPictureBytes() {
        return memory.maxPictureBytes();
    }

    /** The camera has gone. What is still held of it may be given back as before. */
    @Override
    public void close() {
        memory.leave(this);
    }
}
