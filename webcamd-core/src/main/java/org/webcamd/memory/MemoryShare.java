package org.webcamd.memory;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.atomic.AtomicLong;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;

/**
 * What one camera may take of the {@link FrameMemory}: its own part, which nobody else can use up, and beyond it what
 * is left of the common part. Any thread; never waits, never throws.
 */
public final class MemoryShare {
    private final FrameMemory memory;
    private final long reservedBytes;
    private final Counters counters;
    private final AtomicLong used = new AtomicLong();

    MemoryShare(FrameMemory memory, long reservedBytes, Counters counters) {
        this.memory = memory;
        this.reservedBytes = reservedBytes;
        this.counters = counters;
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
            long before = used.get();
            long fromCommon = common(before + bytes) - common(before);
            if (fromCommon > 0 && !memory.takeCommon(fromCommon)) {
                return false;
            }
            if (used.compareAndSet(before, before + bytes)) {
                return true;
            }
            memory.giveCommon(fromCommon);
        }
    }

    private void give(long bytes) {
        while (true) {
            long before = used.get();
            assert before >= bytes : "given back twice";
            if (used.compareAndSet(before, before - bytes)) {
                memory.giveCommon(common(before) - common(before - bytes));
                return;
            }
        }
    }

    /** How much of so many bytes is not its own. */
    private long common(long bytes) {
        return Math.max(0, bytes - reservedBytes);
    }

    /**
     * Whether more than its own part is taken, so that what it gives up is of use to others.
     *
     * @return false while it takes nothing from anybody
     */
    public boolean takesCommon() {
        return used.get() > reservedBytes;
    }

    /** {@return what is taken now} */
    public long usedBytes() {
        return used.get();
    }

    /** {@return the size of the largest picture that may come from a source} */
    public int maxPictureBytes() {
        return memory.maxPictureBytes();
    }
}
