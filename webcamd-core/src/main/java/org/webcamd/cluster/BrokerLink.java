package org.webcamd.cluster;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.webcamd.counters.RareLine;

/**
 * Keeps up a connection to one of the brokers, whatever becomes of them: an attempt after the other, at each broker in
 * turn, with pauses of up to half a second once all have refused. What is wrong is said when it is new. On a thread of
 * its own, {@code webcamd-broker}; what is public here is for any.
 */
final class BrokerLink implements AutoCloseable {
    /** The largest message that a broker may let pass: each is in the heap whole before it can be refused. */
    static final int MOST_PAYLOAD_BYTES = 4 << 20;

    private static final System.Logger LOG = System.getLogger(BrokerLink.class.getName());
    private static final int MOST_LINES = 5;
    private static final int MOST_COMPLAINTS = 3;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 400;
    private static final long JITTER_MILLIS = 100;
    private static final long END_MILLIS = 300;
    /** One that ends sooner is as good as none: it is not to be tried again without a pause. */
    private static final long SHORTEST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final BrokerSettings settings;
    private final String name;
    private final LinkListener listener;
    private final NatsThreads threads = new NatsThreads();
    private final Thread thread;
    private final RareLine troubles = new RareLine(line -> LOG.log(WARNING, line), MOST_LINES);
    private final RareLine complaints = new RareLine(line -> LOG.log(WARNING, line), MOST_COMPLAINTS);
    private final RareLine ups = new RareLine(line -> LOG.log(INFO, line), MOST_LINES);
    private volatile boolean closed;
    private volatile String trouble = "the broker is being looked for";
    private volatile long downSinceNanos = System.nanoTime();
    private volatile long upSinceNanos;
    private volatile NatsSession session;

    // The thread's own.
    private String said;
    private int next;

    /** With what the connection is called in the broker's lists. */
    BrokerLink(BrokerSettings settings, String name, LinkListener listener) {
        this.settings = settings;
        this.name = name;
        this.listener = listener;
        // Those who start together are to spread over all brokers.
        next = ThreadLocalRandom.current().nextInt(settings.addresses().size());
        thread = new Thread(this::run, "webcamd-broker");
        thread.setDaemon(true);
    }

    BrokerLink start() {
        thread.start();
        return this;
    }

    private void run() {
        try {
            int refused = 0;
            while (!closed) {
                refused = connectAndWait() ? 0 : refused + 1;
                if (refused > 0 && refused % settings.addresses().size() == 0) {
                    pause(refused / settings.addresses().size());
                }
            }
        } catch (InterruptedException ending) {
            // Closed.
        }
    }

    /** Returns whether there was a connection for a while, when there is none any more. */
    private boolean connectAndWait() throws InterruptedException {
        BrokerAddress address = settings.addresses().get(next);
        next = (next + 1) % settings.addresses().size();
        try {
            NatsSession opened = NatsSession.open(settings, address, name, listener, threads, complaints);
            long upNanos = System.nanoTime();
            try {
                up(address, opened);
                opened.awaitEnd();
            } finally {
                down(opened);
            }
            return System.nanoTime() - upNanos >= SHORTEST_NANOS;
        } catch (LinkException explained) {
            tell(explained.getMessage());
            return false;
        } catch (RuntimeException | OutOfMemoryError fault) {
            tell("no way to the broker at %s: %s".formatted(address.shown(), fault));
            return false;
        }
    }

    private void up(BrokerAddress address, NatsSession opened) {
        upSinceNanos = System.nanoTime();
        session = opened;
        if (trouble != null) {
            ups.happened(() -> "connected to the broker at " + address.shown());
        }
        trouble = null;
        said = null;
        listener.onUp(opened);
    }

    private void down(NatsSession ended) {
        downSinceNanos = System.nanoTime();
        session = null;
        if (!closed && !ended.wasDropped()) {
            tell(ended.why());
        }
        listener.onDown();
        ended.close();
    }

    /** What is known already is not said again. */
    private void tell(String what) {
        trouble = what;
        if (!what.equals(said) && !closed) {
            said = what;
            troubles.happened(() -> what + "; trying again");
        }
    }

    private static void pause(int rounds) throws InterruptedException {
        long millis = Math.min(FIRST_PAUSE_MILLIS << Math.min(rounds - 1, 5), LONGEST_PAUSE_MILLIS);
        TimeUnit.MILLISECONDS.sleep(millis + ThreadLocalRandom.current().nextLong(JITTER_MILLIS));
    }

    /** Why there is no connection, in a line; null while there is one. */
    String trouble() {
        return trouble;
    }

    /** How long there has been none; 0 while there is one. */
    long downNanos() {
        return session != null ? 0 : System.nanoTime() - downSinceNanos;
    }

    /** How long there has been one; 0 while there is none. */
    long upNanos() {
        return session == null ? 0 : System.nanoTime() - upSinceNanos;
    }

    /** The connection; null while there is none. */
    Session session() {
        return session;
    }

    /** Waits for what is on its way, a moment at most, and ends. */
    @Override
    public void close() {
        closed = true;
        NatsSession now = session;
        thread.interrupt();
        try {
            thread.join(END_MILLIS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        if (now != null) {
            now.drop("closed");
        }
        threads.close();
    }
}
