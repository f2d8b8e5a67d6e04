package org.webcamd.memory;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.webcamd.counters.Counters;

/**
 * The memory of all frames of a process. Any thread.
 *
 * <p>Small frames come from a pool; large ones are allocated one by one at their size, since one of them would occupy
 * a whole chunk of the pool. What is charged for a frame is what it really occupies.
 */
public final class FrameMemory {
    private static final int PAGE_BYTES = 8 * 1024;
    private static final int CHUNK_ORDER = 8;
    /** An eighth of a chunk of the pool: what is larger would leave much of a chunk unused. */
    private static final int LARGEST_POOLED_BYTES = (PAGE_BYTES << CHUNK_ORDER) / 8;
    /** The pool rounds up to a quarter of the next lower power of two. */
    private static final int POOL_STEPS = 4;
    private static final int SMALLEST_STEP_BYTES = 1024;

    /** When so much of what is common is taken, old frames are asked back. */
    private static final double NEARLY_FULL = 0.75;

    private final ByteBufAllocator pool;
    private final ByteBufAllocator large;
    private final MemorySettings settings;
    private final long reservedBytes;
    private final ByteBudget common;
    private volatile Reclaimer reclaimer = bytes -> { };

    /**
     * Nothing is taken yet.
     *
     * @param settings how much there is
     * @param cameras how many share it, at least 1
     */
    public FrameMemory(MemorySettings settings, int cameras) {
        // Without caches of threads: a frame is made on one thread and given up on another.
        this(settings, cameras, new PooledByteBufAllocator(true, 0, 2, PAGE_BYTES, CHUNK_ORDER, 0, 0, false),
            UnpooledByteBufAllocator.DEFAULT);
    }

    FrameMemory(MemorySettings settings, int cameras, ByteBufAllocator pool, ByteBufAllocator large) {
        this.pool = pool;
        this.large = large;
        this.settings = settings;
        reservedBytes = settings.frameBytes() / 2 / cameras;
        common = new ByteBudget(settings.frameBytes() - reservedBytes * cameras);
    }

    /**
     * The part of one camera.
     *
     * @param counters the camera's; what is refused is counted there
     * @return to be used by all who make frames for that camera
     */
    public MemoryShare share(Counters counters) {
        return new MemoryShare(this, reservedBytes, counters);
    }

    /**
     * Says who is to be asked when memory is nearly used up.
     *
     * @param asked in place of the one before
     */
    public void reclaimer(Reclaimer asked) {
        reclaimer = asked;
    }

    /** {@return the size of the largest picture that may come from a source} */
    public int maxPictureBytes() {
        return settings.maxPictureBytes();
    }

    /** {@return how much there is for all frames together} */
    public long limitBytes() {
        return settings.frameBytes();
    }

    /** Takes from what is common; asks for old frames when that is nearly used up. */
    boolean takeCommon(long bytes) {
        boolean taken = common.take(bytes);
        long tooMuch = common.usedBytes() + (taken ? 0 : bytes) - (long) (NEARLY_FULL * common.limitBytes());
        if (tooMuch > 0) {
            reclaimer.reclaim(tooMuch);
        }
        return taken;
    }

    void giveCommon(long bytes) {
        common.give(bytes);
    }

    /** A direct buffer, or null when the system has no more. */
    ByteBuf allocate(int bytes) {
        try {
            return (isPooled(bytes) ? pool : large).directBuffer(bytes, bytes);
        } catch (OutOfMemoryError none) {
            return null;
        }
    }

    /** What a buffer of so many bytes occupies. */
    static long occupiedBytes(int bytes) {
        int step = isPooled(bytes) ? Math.max(SMALLEST_STEP_BYTES, Integer.highestOneBit(bytes) / POOL_STEPS)
            : SMALLEST_STEP_BYTES;
        return ((long) bytes + step - 1) / step * step;
    }

    private static boolean isPooled(int bytes) {
        return bytes <= LARGEST_POOLED_BYTES;
    }
}
