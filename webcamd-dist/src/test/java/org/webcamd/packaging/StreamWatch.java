package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.webcamd.wire.RawConnection;
import org.webcamd.wire.StreamPart;

/** Somebody who watches a stream of 127.0.0.1 on one connection, on a thread of its own, and checks every part. */
final class StreamWatch implements AutoCloseable {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final RawConnection connection;

    // Guarded by this.
    private long live;
    private long cards;
    private long liveNanos;
    private long longestGapNanos;
    private String ended;

    StreamWatch(int port, String target) throws IOException {
        connection = RawConnection.to("127.0.0.1", port).get(target);
        assertEquals(200, connection.readHead().status());
        connection.expect("--boundarydonotcross\r\n");
        liveNanos = System.nanoTime();
        Thread reader = new Thread(this::read, "watch-of-test");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try {
            while (!connection.isAtEnd()) {
                add(connection.readPart());
            }
            end("the stream has ended");
        } catch (IOException | AssertionError broken) {
            end(broken.toString());
        }
    }

    private synchronized void add(StreamPart part) {
        if (part.card()) {
            cards++;
        } else {
            live++;
            longestGapNanos = gapNanos();
            liveNanos = System.nanoTime();
        }
    }

    private synchronized void end(String why) {
        ended = why;
    }

    private long gapNanos() {
        return Math.max(longestGapNanos, System.nanoTime() - liveNanos);
    }

    /** The longest that it was without a live picture, in seconds; forgotten then. */
    synchronized double takeLongestGap() {
        double seconds = gapNanos() / (double) TimeUnit.SECONDS.toNanos(1);
        longestGapNanos = 0;
        return seconds;
    }

    private synchronized long live() {
        assertEquals(null, ended);
        return live;
    }

    private synchronized long cards() {
        assertEquals(null, ended);
        return cards;
    }

    /** Waits for so many more live pictures, on the same connection; returns how long that took, in seconds. */
    double awaitLive(int more) throws InterruptedException {
        long before = live();
        return await("live pictures", () -> live() >= before + more);
    }

    void awaitCard() throws InterruptedException {
        long before = cards();
        await("a card", () -> cards() > before);
    }

    private static double await(String what, BooleanSupplier condition) throws InterruptedException {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - began < LIMIT_NANOS, () -> "waited in vain for " + what);
            TimeUnit.MILLISECONDS.sleep(2);
        }
        return (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
