package org.webcamd.cluster;

import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Where other threads hand things over to a loop, which is woken: what they hand over is done there. What comes from
 * other machines is bounded: what does not fit any more is dropped, and what matters is sent again. Any thread hands
 * over, one takes.
 */
final class Inbox {
    private static final int MOST = 1_024;

    private final Queue<Runnable> waiting = new ArrayBlockingQueue<>(MOST);
    private final Queue<Runnable> orders = new ConcurrentLinkedQueue<>();
    private volatile Thread loop;

    /** Whose it is, from now on. */
    void belongsTo(Thread taker) {
        loop = taker;
    }

    /** Whether this is the loop's thread; for assertions. */
    boolean isMine() {
        return Thread.currentThread() == loop;
    }

    /** Hands over what has come from elsewhere, unless too much waits already. */
    void put(Runnable todo) {
        waiting.offer(todo);
        wakeUp();
    }

    /** Hands over what this process itself wants; never dropped. */
    void order(Runnable todo) {
        orders.add(todo);
        wakeUp();
    }

    /** There is something to look at. */
    void wakeUp() {
        LockSupport.unpark(loop);
    }

    /** Does what was handed over by now; what comes meanwhile keeps the loop from nothing else. The loop's. */
    void empty() {
        for (Runnable next = orders.poll(); next != null; next = orders.poll()) {
            next.run();
        }
        for (int left = waiting.size(); left > 0; left--) {
            waiting.remove().run();
        }
    }

    /** Returns when it was woken, or after some time. The loop's. */
    void await(long nanos) {
        if (waiting.isEmpty() && orders.isEmpty()) {
            LockSupport.parkNanos(this, nanos);
        }
    }
}
