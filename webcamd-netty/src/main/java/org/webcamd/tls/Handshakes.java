package org.webcamd.tls;

import static java.lang.System.Logger.Level.INFO;

import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.counters.RareLine;

/**
 * The handshakes that are under way: so many at most, each for a limited time, counted by how they end. What is costly
 * about them, such as signing, is done by one thread, so that those who watch notice nothing of many that come. Any
 * thread.
 */
final class Handshakes implements AutoCloseable {
    /** From the first byte, and for the handshake itself. */
    static final long LONGEST_SECONDS = 10;

    static final int MOST = 256;
    private static final System.Logger LOG = System.getLogger(Handshakes.class.getName());
    private static final long IDLE_SECONDS = 10;

    private final Counters counters;
    private final AtomicInteger underWay = new AtomicInteger();
    private final RareLine failures = new RareLine(text -> LOG.log(INFO, text));
    private final RareLine refusals = new RareLine(LOG);
    private final ThreadPoolExecutor worker;

    Handshakes(Counters counters) {
        this.counters = counters;
        // One task of each that is under way, and what becomes of one that was closed meanwhile.
        worker = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(2 * MOST),
            Handshakes::thread);
        worker.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "webcamd-tls-handshake");
        thread.setDaemon(true);
        return thread;
    }

    /** Where tasks of handshakes are run; what it refuses fails that handshake. */
    Executor worker() {
        return worker;
    }

    /** Asks for one, which {@link #ended} gives back; counted when there are too many. */
    boolean begin() {
        if (underWay.incrementAndGet() <= MOST) {
            return true;
        }
        underWay.decrementAndGet();
        counters.increment(Counter.HANDSHAKES_REFUSED);
        refusals.happened(() -> MOST + " TLS handshakes are under way, as many as there may be; more are closed");
        return false;
    }

    /** It has ended, well or not; a client that just goes is not worth a line. */
    void ended(Future<?> handshake, SocketAddress peer) {
        underWay.decrementAndGet();
        if (handshake.isSuccess()) {
            counters.increment(Counter.HANDSHAKES);
            return;
        }
        counters.increment(Counter.HANDSHAKES_FAILED);
        if (handshake.cause() instanceof SSLException failure) {
            failures.happened(() -> "a TLS handshake with %s failed: %s".formatted(
                peer instanceof InetSocketAddress ip ? ip.getAddress().getHostAddress() : "somebody",
                failure.getMessage()));
        }
    }

    int underWay() {
        return underWay.get();
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
