package org.webcamd.cluster;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.ErrorListener;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * What a client of NATS tells of one connection, remembered and never logged as it is. Called on any of the client's
 * threads; any thread reads.
 */
final class NatsEvents implements ErrorListener, ConnectionListener {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Consumer<String> complaints;
    private volatile NatsPort port;
    private volatile String why;
    private volatile boolean dropped;
    private volatile Exception lastException;

    /** With who is told what a broker complains of. */
    NatsEvents(Consumer<String> complaints) {
        this.complaints = complaints;
    }

    /** There is a socket. */
    void onPort(NatsPort made) {
        port = made;
    }

    @Override
    public void errorOccurred(Connection connection, String error) {
        complaints.accept(error);
    }

    @Override
    public void exceptionOccurred(Connection connection, Exception exception) {
        lastException = exception;
    }

    @Override
    @Deprecated
    public void connectionEvent(Connection connection, Events type) {
        if (type == Events.DISCONNECTED || type == Events.CLOSED) {
            Exception cause = lastException;
            end(cause == null || cause.getMessage() == null ? "the connection has ended" : cause.getMessage());
        }
    }

    /** This side has ended it, since it wants another. */
    void drop(String reason) {
        dropped = true;
        end(reason);
    }

    boolean wasDropped() {
        return dropped;
    }

    /** It is over, and nobody is to wait for a socket that is stuck. */
    void end(String reason) {
        if (why == null) {
            why = reason;
        }
        NatsPort now = port;
        if (now != null) {
            now.abort();
        }
        ended.countDown();
    }

    boolean hasEnded() {
        return ended.getCount() == 0;
    }

    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /** Why it has ended; null while it has not. */
    String why() {
        return why;
    }

    /** The last that went wrong; null for nothing. */
    Exception lastException() {
        return lastException;
    }

    /** How many bytes the kernel has taken. */
    long writtenBytes() {
        NatsPort now = port;
        return now == null ? 0 : now.writtenBytes();
    }
}
