package org.webcamd.cluster;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.webcamd.camera.Picture;
import org.webcamd.frame.Frame;
import org.webcamd.memory.MemoryShare;

/**
 * Where frames of another machine arrive: one is being put together, the newest waits, one is on loan to the capture
 * thread.
 *
 * <pre>{@code
 *   client's thread --add()--> FrameAssembly --> newest --swap--> taken --loan--> capture thread
 * }</pre>
 *
 * The buffers are the camera's memory and owned here. Open while the camera is; any thread.
 */
final class Intake {
    private final Runnable lost;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // Under the lock.
    private MemoryShare memory;
    private FrameAssembly assembly;
    private ByteBuf newest;
    private Picture newestPicture;
    private ByteBuf taken;
    private long lastPublisher;
    private long lastSequence;

    /** Closed; told of each frame of which a piece did not come, on the thread that adds, with the lock. */
    Intake(Runnable lost) {
        this.lost = lost;
    }

    /** Frames may come from now on. */
    void open(MemoryShare ofCamera) {
        lock.lock();
        try {
            close();
            memory = ofCamera;
            assembly = new FrameAssembly(ofCamera, lost);
            lastSequence = 0;
        } finally {
            lock.unlock();
        }
    }

    /** Gives everything up, and whatever still comes. */
    void close() {
        lock.lock();
        try {
            giveUpAll();
            assembly = null;
        } finally {
            lock.unlock();
        }
    }

    /** Gives up what is there: nobody watches, and what comes next is to be new. */
    void rest() {
        lock.lock();
        try {
            if (assembly != null) {
                assembly.forget();
                newestPicture = null;
                newest = release(newest);
            }
        } finally {
            lock.unlock();
        }
    }

    private void giveUpAll() {
        if (assembly != null) {
            assembly.forget();
        }
        newestPicture = null;
        newest = release(newest);
        taken = release(taken);
    }

    /** Returns null, for what is not there any more. */
    private ByteBuf release(ByteBuf buffer) {
        if (buffer != null) {
            memory.release(buffer);
        }
        return null;
    }

    /** Takes a piece of a frame that was taken at some time, by this machine's clock. */
    FrameAssembly.Outcome add(PieceHead head, byte[] message, long capturedNanos) {
        lock.lock();
        try {
            if (assembly == null || isOld(head)) {
                return FrameAssembly.Outcome.STRAY;
            }
            FrameAssembly.Outcome outcome = assembly.add(head, message);
            if (outcome == FrameAssembly.Outcome.WHOLE) {
                lastPublisher = head.publisher();
                lastSequence = head.sequence();
                keep(assembly.take(), head, capturedNanos);
            } else if (outcome == FrameAssembly.Outcome.NO_ROOM && head.totalBytes() > memory.maxPictureBytes()) {
                newest = release(newest);
                newestPicture = new Picture.Dropped(Picture.Dropped.Reason.TOO_LARGE, head.totalBytes(), capturedNanos);
                changed.signalAll();
            }
            return outcome;
        } finally {
            lock.unlock();
        }
    }

    private boolean isOld(PieceHead head) {
        return head.publisher() == lastPublisher && head.sequence() <= lastSequence;
    }

    private void keep(ByteBuf whole, PieceHead head, long capturedNanos) {
        release(newest);
        newest = whole;
        newestPicture =
            new Picture.Jpeg(whole.nioBuffer(), capturedNanos, head.capturedMicros(), Frame.Kind.LIVE);
        changed.signalAll();
    }

    /**
     * The newest that was not taken yet.
     *
     * @return on loan until the next call; null when there was none in time
     */
    Picture take(long limitNanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long remaining = limitNanos;
            while (newestPicture == null && remaining > 0) {
                remaining = changed.awaitNanos(remaining);
            }
            Picture picture = newestPicture;
            if (picture != null) {
                release(taken);
                taken = newest;
                newest = null;
                newestPicture = null;
            }
            return picture;
        } finally {
            lock.unlock();
        }
    }
}
