package org.webcamd.source;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.Picture;

/**
 * Keeps reading on a thread of its own, so that what is taken is the newest picture, however slow or asleep the taker
 * is, and so that waiting for one can be interrupted although reading cannot.
 *
 * <pre>{@code
 *    PictureReader --read()--> filling --swap--> newest --swap--> taken --loan--> capture thread
 *       thread webcamd-reader-NAME        |
 *                                         +--> broken pieces, their first bytes, in order
 * }</pre>
 *
 * A picture that nobody took is overtaken by the next, as in the queue of a camera's driver, and not counted. Broken
 * pieces, and word of pictures that were dropped, are never overtaken, up to {@value #BROKEN_KEPT} of them, so that
 * each is counted; of a piece, the first bytes are enough for that. {@link #take} and {@link #awaitFirst} belong to one
 * thread, {@link #close} may be called by any.
 */
final class PicturePump {
    /** A pump that never rests. */
    static final long NEVER_NANOS = Long.MAX_VALUE;

    private static final int BROKEN_KEPT = 32;
    /** Who sends nothing but garbage, as fast as it can, is read slowly: it takes the processor from others. */
    private static final long GARBAGE_PAUSE_MILLIS = 10;

    private final String name;
    private final PictureReader reader;
    private final long restAfterNanos;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // Under the lock, but for the contents of filling (the pump's thread) and of taken (the taker's).
    private StreamedPicture filling = new StreamedPicture();
    private StreamedPicture newest = new StreamedPicture();
    private StreamedPicture taken = new StreamedPicture();
    private final Queue<Picture> broken = new ArrayDeque<>();
    /** How many parts without a picture have come since the last one, and what the latest was declared as. */
    private int foreignParts;
    private String foreign;
    private boolean fresh;
    private boolean closed;
    private boolean awaited;
    private boolean resting;
    private CameraException failure;
    private long lastTakenNanos = System.nanoTime();

    /** Owns the reader from now on. Rests, which ends the reader, when nothing was taken for some time. */
    PicturePump(String name, PictureReader reader, long restAfterNanos) {
        this.name = name;
        this.reader = reader;
        this.restAfterNanos = restAfterNanos;
        thread = new Thread(this::run, "webcamd-reader-" + name);
        thread.setDaemon(true);
    }

    /** Begins to read. */
    PicturePump start() {
        thread.start();
        return this;
    }

    private void run() {
        try {
            do {
                reader.read(filling);
                if (isOverrun()) {
                    Thread.sleep(GARBAGE_PAUSE_MILLIS);
                }
            } while (offer());
        } catch (CameraException ended) {
            end(ended);
        } catch (InterruptedException closing) {
            end(new CameraException(name + " was closed"));
        } catch (RuntimeException | OutOfMemoryError unexpected) {
            end(new CameraException("%s failed: %s".formatted(name, unexpected)));
        } finally {
            filling.release();
            reader.release();
            reader.close();
        }
    }

    private boolean isOverrun() {
        lock.lock();
        try {
            return !filling.isPicture() && (broken.size() >= BROKEN_KEPT || foreignParts >= BROKEN_KEPT);
        } finally {
            lock.unlock();
        }
    }

    /** Passes on what was read. Returns whether to go on. */
    private boolean offer() {
        lock.lock();
        try {
            if (filling.isPicture()) {
                StreamedPicture overtaken = newest;
                newest = filling;
                filling = overtaken;
                filling.release();
                fresh = true;
                foreignParts = 0;
            } else if (filling.foreign() != null) {
                foreign = filling.foreign();
                foreignParts++;
            } else if (broken.size() < BROKEN_KEPT) {
                broken.add(filling.loan());
            }
            if (closed) {
                giveUpAll();
            }
            resting = !awaited && System.nanoTime() - lastTakenNanos > restAfterNanos;
            changed.signalAll();
            return !closed && !resting;
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock. */
    private void giveUpAll() {
        fresh = false;
        newest.release();
        taken.release();
    }

    private void end(CameraException why) {
        lock.lock();
        try {
            failure = why;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until something has come, which {@link #take} then gives.
     *
     * @return the size of the newest picture, unknown while there is none
     * @throws CameraException when nothing came in time
     */
    JpegSize awaitFirst(long limitNanos) throws CameraException, InterruptedException {
        lock.lock();
        try {
            await(() -> fresh || !broken.isEmpty() || failure != null, limitNanos);
            if (fresh || !broken.isEmpty()) {
                return newest.size();
            }
            throw failure != null ? failure : nothing(limitNanos);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the next picture, broken piece, or word of one that was dropped.
     *
     * @return on loan until the next call; null when the pump rests, and is to be replaced
     * @throws CameraException when there will be no more, or there was none in time
     */
    Picture take(long limitNanos) throws CameraException, InterruptedException {
        lock.lockInterruptibly();
        try {
            await(() -> fresh || !broken.isEmpty() || failure != null || resting, limitNanos);
            return resting ? null : next(limitNanos);
        } finally {
            lock.unlock();
        }
    }

    private void await(BooleanSupplier happened, long limitNanos) throws InterruptedException {
        awaited = true;
        try {
            long remaining = limitNanos;
            while (!happened.getAsBoolean() && remaining > 0) {
                remaining = changed.awaitNanos(remaining);
            }
        } finally {
            awaited = false;
            lastTakenNanos = System.nanoTime();
        }
    }

    private Picture next(long limitNanos) throws CameraException {
        if (!broken.isEmpty()) {
            return broken.remove();
        }
        if (fresh) {
            fresh = false;
            StreamedPicture returned = taken;
            taken = newest;
            newest = returned;
            newest.release();
            return taken.loan();
        }
        throw failure != null ? failure : nothing(limitNanos);
    }

    private SilentException nothing(long limitNanos) {
        String parts = foreignParts == 0 ? "" : ", only parts of type " + foreign;
        return new SilentException(
            "%s gave no picture for %d s%s".formatted(name, TimeUnit.NANOSECONDS.toSeconds(limitNanos), parts));
    }

    /** Ends the loan of what was taken; others may be taken later. */
    void giveBack() {
        lock.lock();
        try {
            taken.release();
        } finally {
            lock.unlock();
        }
    }

    /** As its reader has it. */
    double fps() {
        return reader.fps();
    }

    /** Ends the reader, and the loan of what was taken. Its thread ends as soon as its read returns. */
    void close() {
        lock.lock();
        try {
            closed = true;
            giveUpAll();
        } finally {
            lock.unlock();
        }
        reader.close();
        thread.interrupt();
    }

    /** Whether the thread has ended, for tests. */
    boolean hasEnded() {
        return !thread.isAlive();
    }
}
