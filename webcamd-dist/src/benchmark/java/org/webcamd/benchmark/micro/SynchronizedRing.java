package org.webcamd.benchmark.micro;

import io.netty.buffer.ByteBuf;

/**
 * Rejected: a ring of buffers behind a lock. The lock is what makes it right, since a late {@code retain} on a pooled
 * buffer succeeds on what is by then another frame; and the lock makes every event loop wait for every other one.
 */
final class SynchronizedRing {
    private final ByteBuf[] slots = new ByteBuf[4];
    private int newest;

    synchronized void publish(ByteBuf frame) {
        newest = (newest + 1) % slots.length;
        if (slots[newest] != null) {
            slots[newest].release();
        }
        slots[newest] = frame;
    }

    synchronized ByteBuf retainedNewest() {
        ByteBuf frame = slots[newest];
        return frame == null ? null : frame.retainedDuplicate();
    }

    synchronized void close() {
        for (int i = 0; i < slots.length; i++) {
            if (slots[i] != null) {
                slots[i].release();
                slots[i] = null;
            }
        }
    }
}
