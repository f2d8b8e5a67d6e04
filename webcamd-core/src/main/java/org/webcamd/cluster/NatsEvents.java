package org.webcamd.cluster;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.ErrorListener;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * What a client of NATS tells of one connection, remembered and never logged as it is. Called on any of the client's
 * threads; any thread reads.
 */
final class NatsEvents implements ErrorListener, ConnectionListener {
    /** What a broker says and goes on, as its protocol has it; whatever else it says is why it closes. */
    private static final Pattern COMPLAINT =
        Pattern.compile("(?i)permissions violation|invalid subject|maximum subscriptions exceeded");

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Consumer<String> complaints;
    private volatile NatsPort port;
    private volatile String why;
    private volatile boolean dropped;
    private volatile Exception lastException;
    private volatile String lastError;

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
        if (COMPLAINT.matcher(error).find()) {
            complaints.accept(error);
        } else {
            lastError = error;
        }
    }

    @Override
    public void exceptionOccurred(Connection connection, Exception exception) {
        // What follows from it says less.
        if (!(lastException instanceof SSLException)) {
            lastException = exception;
        }
    }

    @Override
    @Deprecated
    public void connectionEvent(Connection connection, Events type) {
        if (type == Events.DISCONNECTED || type == Events.CLOSED) {
            Exception cause = lastException;
            end(lastError != null ? lastError
                : cause == null || cause.getMessage() == null ? "the connection has ended" : cause.getMessage());
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

    /** What a broker said last for which it closes; null for nothing. */
    String lastError() {
        return lastError;
    }

    /** How many bytes the kernel has taken. */
    long writtenBytes() {
        NatsPort now = port;
        return now == null ? 0 : now.writtenBytes();
    }
}
