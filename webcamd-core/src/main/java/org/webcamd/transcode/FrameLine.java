package org.webcamd.transcode;

import static java.lang.System.Logger.Level.WARNING;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.counters.RareLine;
import org.webcamd.frame.Frame;

/**
 * Makes frames on several threads, and gives them out in the order in which their pictures were put in.
 *
 * <pre>{@code
 *   put --> [ waiting: one ] --> worker  \
 *                 |              worker   +--> in order --> out
 *             overtaken          worker  /
 * }</pre>
 *
 * One picture waits for a worker; a newer one takes its place, so that workers who are behind find the newest and never
 * a queue. One core does all the work as long as it keeps up. Any thread; {@code out} is called by one at a time, with
 * this line's lock held.
 *
 * @param <P> where a picture is worked on
 */
public final class FrameLine<P extends FrameLine.Place> implements AutoCloseable {
    /** Holds one picture and what is needed to make a frame of it; used by one thread at a time. */
    public interface Place extends AutoCloseable {
        /**
         * Makes the frame of the picture that was loaded, and unloads it.
         *
         * @return a frame that the caller owns, or null when there is no memory for it (counted)
         * @throws RuntimeException when the picture is no good
         */
        Frame make();

        /** Gives up the picture that was loaded. */
        void unload();

        /** Gives up everything. */
        @Override
        void close();
    }

    /** One picture on its way through a worker. */
    private static final class Work<P> {
        private final P place;
        private Frame made;
        private boolean finished;

        Work(P place) {
            this.place = place;
        }
    }

    private static final System.Logger LOG = System.getLogger(FrameLine.class.getName());

    /** A camera that passes its pictures through lives on, and would never tell why none is turned. */
    private final RareLine failures = new RareLine(line -> LOG.log(WARNING, line));
    private final Supplier<P> places;
    private final Executor workers;
    private final Counters counters;
    private final Counter overtaken;
    private final Counter failed;
    private final Consumer<Frame> out;

    // Guarded by this.
    private final Deque<P> free = new ArrayDeque<>();
    private final Queue<Work<P>> underWay = new ArrayDeque<>();
    private P waiting;
    private boolean closed;

    /**
     * An empty line.
     *
     * @param places makes a place; there are never more than workers, and two
     * @param workers do the work
     * @param counters the camera's
     * @param overtaken counts pictures whose place a newer one took
     * @param failed counts pictures of which no frame could be made
     * @param out gets the frames, and owns them; must neither block nor call back
     */
    public FrameLine(Supplier<P> places, Executor workers, Counters counters, Counter overtaken, Counter failed,
        Consumer<Frame> out) {
        this.places = places;
        this.workers = workers;
        this.counters = counters;
        this.overtaken = overtaken;
        this.failed = failed;
        this.out = out;
    }

    /**
     * A place to load a picture into.
     *
     * @return to be passed to {@link #put}
     */
    public synchronized P place() {
        P place = free.poll();
        return place == null ? places.get() : place;
    }

    /**
     * Has a frame made, unless a newer picture comes before a worker is free.
     *
     * @param loaded from {@link #place}
     */
    public void put(P loaded) {
        P older;
        synchronized (this) {
            older = waiting;
            waiting = loaded;
        }
        if (older != null) {
            counters.increment(overtaken);
            older.unload();
            giveBack(older);
            return;
        }
        try {
            workers.execute(this::work);
        } catch (RejectedExecutionException ended) {
            // The program is ending.
            dropWaiting();
        }
    }

    private synchronized void dropWaiting() {
        waiting.unload();
        giveBack(waiting);
        waiting = null;
        notifyAll();
    }

    private void work() {
        Work<P> work;
        synchronized (this) {
            work = new Work<>(waiting);
            waiting = null;
            underWay.add(work);
        }
        try {
            work.made = work.place.make();
        } catch (LinkageError | RuntimeException | OutOfMemoryError noFrame) {
            // The next picture may be better.
            failures.happened(() -> "a picture can neither be changed nor encoded: " + noFrame.getMessage());
            counters.increment(failed);
        } finally {
            finish(work);
        }
    }

    private synchronized void finish(Work<P> work) {
        work.finished = true;
        giveBack(work.place);
        while (!underWay.isEmpty() && underWay.peek().finished) {
            giveOut(underWay.remove().made);
        }
        notifyAll();
    }

    private void giveOut(Frame frame) {
        if (frame != null && closed) {
            frame.release();
        } else if (frame != null) {
            out.accept(frame);
        }
    }

    private synchronized void giveBack(P place) {
        if (closed) {
            place.close();
        } else {
            free.push(place);
        }
    }

    /** Returns when nothing is under way; for who puts pictures in. */
    public synchronized void awaitIdle() {
        boolean interrupted = false;
        while (waiting != null || !underWay.isEmpty()) {
            try {
                wait();
            } catch (InterruptedException later) {
                // A frame is made in some milliseconds; whoever hurries finds the flag set.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Runs something while no frame is given out.
     *
     * @param action must neither block nor call back
     */
    public synchronized void betweenFrames(Runnable action) {
        action.run();
    }

    /** Gives out nothing any more. */
    @Override
    public synchronized void close() {
        closed = true;
        free.forEach(Place::close);
        free.clear();
    }
}
