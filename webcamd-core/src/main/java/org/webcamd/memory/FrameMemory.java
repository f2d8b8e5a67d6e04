package org.webcamd.memory;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import org.webcamd.counters.Counters;

/**
 * The memory of all frames of a process. Cameras come and go. Any thread.
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
    /** Also of cameras that have gone, while somebody still holds frames of theirs. */
    private final ByteBudget all = new ByteBudget(0);
    private final ByteBudget common = new ByteBudget(0);
    private volatile Reclaimer reclaimer = bytes -> { };

    // Guarded by this.
    private final List<MemoryShare> shares = new ArrayList<>();

    /**
     * Nothing is taken yet.
     *
     * @param settings how much there is
     */
    public FrameMemory(MemorySettings settings) {
        // Without caches of threads: a frame is made on one thread and given up on another.
        this(settings, new PooledByteBufAllocator(true, 0, 2, PAGE_BYTES, CHUNK_ORDER, 0, 0, false),
            UnpooledByteBufAllocator.DEFAULT);
    }

    FrameMemory(MemorySettings settings, ByteBufAllocator pool, ByteBufAllocator large) {
        this.pool = pool;
        this.large = large;
        this.settings = settings;
        divide();
    }

    /**
     * The part of one camera. Half of all is divided among the cameras that there are; what one of them has beyond its
     * part, now that there is one more, is charged to the half that is common.
     *
     * @param counters the camera's; what is refused is counted there
     * @return to be used by all who make frames for that camera, and to be closed when it has gone
     */
    public MemoryShare share(Counters counters) {
        MemoryShare share = new MemoryShare(this, counters);
        synchronized (this) {
            shares.add(share);
            divide();
        }
        askBack(0);
        return share;
    }

    /** Of a camera that has gone: what is still held of it is charged to the half that is common. */
    void leave(MemoryShare share) {
        synchronized (this) {
            shares.remove(share);
            share.own(0);
            divide();
        }
        askBack(0);
    }

    private void divide() {
        long bytes = settings.frameBytes(shares.size());
        long half = bytes / 2;
        all.limit(bytes);
        common.limit(bytes - half);
        shares.forEach(share -> share.own(half / shares.size()));
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
        return all.limitBytes();
    }

    /** {@return how much of it is taken now} */
    public long usedBytes() {
        return all.usedBytes();
    }

    /**
     * Takes from all and, as a part of that, from what is common; asks for old frames when either is nearly used up.
     *
     * @param bytes that somebody wants
     * @param fromCommon how much of it is not that camera's own
     * @return whether it was taken; nothing is, when it was not
     */
    boolean take(long bytes, long fromCommon) {
        boolean taken = all.take(bytes);
        if (taken && fromCommon > 0 && !common.take(fromCommon)) {
            all.give(bytes);
            taken = false;
        }
        if (fromCommon > 0 || !taken) {
            askBack(taken ? 0 : bytes);
        }
        return taken;
    }

    private void askBack(long wanted) {
        long tooMuch = common.usedBytes() + wanted - (long) (NEARLY_FULL * common.limitBytes());
        if (tooMuch > 0) {
            reclaimer.reclaim(tooMuch);
        }
    }

    void give(long bytes, long toCommon) {
        all.give(bytes);
        common.give(toCommon);
    }

    /** What is taken already turns out not to be a camera's own; negative where it is again. */
    void chargeCommon(long bytes) {
        common.charge(bytes);
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
