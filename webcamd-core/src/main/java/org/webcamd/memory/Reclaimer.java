package org.webcamd.memory;

/** Sees to it that those who hold old frames give them up. */
@FunctionalInterface
public interface Reclaimer {
    /**
     * Memory is nearly used up. Called on the thread that makes a frame, and perhaps on several at once; must return
     * soon, and does not wait for what it has begun.
     *
     * @param bytes how much is to become free
     */
    void reclaim(long bytes);
}
