package org.webcamd.cluster;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import io.nats.client.Nats;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.webcamd.counters.RareLine;
import org.webcamd.text.ForeignText;

/**
 * A connection by the client of NATS. Any thread. The listener is called on one of the client's threads, one call after
 * the other; whether the broker has taken something, on another.
 */
final class NatsSession implements Session {
    /** What may wait to be looked at, of messages that come faster than that. */
    private static final int MOST_WAITING = 256;
    private static final long MOST_WAITING_BYTES = 8L << 20;
    /** A broker that takes next to nothing for so long takes nothing any more. */
    private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long STUCK_BYTES = 16 * 1024;
    /** A large frame on a slow way. */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final BrokerAddress address;
    private final NatsEvents events;
    private final LinkListener listener;
    private final NatsThreads threads;
    private final LinkFailure failures;
    private final RareLine complaints;
    private Connection connection;
    private Dispatcher dispatcher;

    // Guarded by this.
    private long asked;
    private long answered;
    private boolean asking;

    private NatsSession(BrokerAddress address, LinkFailure failures, LinkListener listener, NatsThreads threads,
        RareLine complaints) {
        this.address = address;
        this.failures = failures;
        this.listener = listener;
        this.threads = threads;
        this.complaints = complaints;
        events = new NatsEvents(this::onComplaint);
    }

    /** Waits for a connection, {@link NatsOptions#PATIENCE} at most. What brokers complain of is said as rarely. */
    static NatsSession open(BrokerSettings settings, BrokerAddress address, String name, LinkListener listener,
        NatsThreads threads, RareLine complaints) throws LinkException, InterruptedException {
        NatsSession session = new NatsSession(address, new LinkFailure(address, settings.credentials()), listener,
            threads, complaints);
        session.connect(settings, name);
        return session;
    }

    private void connect(BrokerSettings settings, String name) throws LinkException, InterruptedException {
        try {
            connection = Nats.connect(NatsOptions.of(settings, address, name, events, threads));
        } catch (IOException | RuntimeException failed) {
            throw failures.explain(failed, events.lastException(), events.lastError());
        }
        if (isPayloadTooLarge()) {
            close();
            throw failures.payload(connection.getMaxPayload());
        }
        try {
            dispatcher = connection.createDispatcher(this::onMessage);
            dispatcher.setPendingLimits(MOST_WAITING, MOST_WAITING_BYTES);
        } catch (RuntimeException hasEnded) {
            close();
            throw failures.explain(hasEnded, events.lastException(), events.lastError());
        }
    }

    private boolean isPayloadTooLarge() {
        return connection.getMaxPayload() > BrokerLink.MOST_PAYLOAD_BYTES;
    }

    /** A broker may change its mind about what it lets pass. */
    private void onMessage(Message message) {
        if (isPayloadTooLarge()) {
            events.end(failures.payload(connection.getMaxPayload()).getMessage());
        }
        if (!events.hasEnded()) {
            listener.onMessage(message.getSubject(), message.getData());
        }
    }

    private void onComplaint(String error) {
        complaints.happened(() -> "the broker at %s says: %s".formatted(address.shown(), ForeignText.cleaned(error)));
    }

    @Override
    public int maxPayloadBytes() {
        return (int) connection.getMaxPayload();
    }

    @Override
    public void publish(String subject, byte[] message) {
        whileUp(() -> connection.publish(subject, message));
    }

    @Override
    public void subscribe(String subject) {
        whileUp(() -> dispatcher.subscribe(subject));
    }

    @Override
    public void unsubscribe(String subject) {
        whileUp(() -> dispatcher.unsubscribe(subject));
    }

    private void whileUp(Runnable todo) {
        if (!events.hasEnded()) {
            try {
                todo.run();
            } catch (IllegalArgumentException tooLarge) {
                onComplaint(tooLarge.getMessage());
            } catch (RuntimeException hasEnded) {
                events.end(String.valueOf(hasEnded.getMessage()));
            }
        }
    }

    @Override
    public void askWhetherTaken(long mark) {
        synchronized (this) {
            asked = mark;
            if (asking || events.hasEnded()) {
                return;
            }
            asking = true;
        }
        try {
            threads.workers().execute(this::ask);
        } catch (RejectedExecutionException | OutOfMemoryError noThread) {
            events.end("there is no thread to ask it");
        }
    }

    /** Until there is no more to be asked. */
    private void ask() {
        for (long mark = next(); mark != 0; mark = next()) {
            if (!awaitTaken()) {
                return;
            }
            synchronized (this) {
                answered = mark;
            }
            listener.onTaken(mark);
        }
    }

    private synchronized long next() {
        asking = asked != answered && !events.hasEnded();
        return asking ? asked : 0;
    }

    /** A ping is behind all that was sent, and so is its answer. Returns false when the connection has ended. */
    private boolean awaitTaken() {
        long beganNanos = System.nanoTime();
        long checkedNanos = beganNanos;
        long written = events.writtenBytes();
        while (!events.hasEnded()) {
            try {
                connection.RTT();
                return true;
            } catch (IOException | RuntimeException noAnswer) {
                long now = System.nanoTime();
                if (now - checkedNanos >= STUCK_NANOS) {
                    if (events.writtenBytes() - written < STUCK_BYTES || now - beganNanos >= LONGEST_NANOS) {
                        events.end("it takes nothing any more");
                    }
                    checkedNanos = now;
                    written = events.writtenBytes();
                }
            }
        }
        return false;
    }

    @Override
    public void drop(String why) {
        events.drop(why);
    }

    /** Whether another connection is wanted, and nothing is wrong. */
    boolean wasDropped() {
        return events.wasDropped();
    }

    void awaitEnd() throws InterruptedException {
        events.awaitEnd();
    }

    /** Why it has ended. */
    String why() {
        return failures.ended(events.why());
    }

    /** Ends it, as far as its client has to be told; that may take a while, which nobody waits for. */
    void close() {
        events.end("closed");
        threads.workers().execute(() -> {
            try {
                connection.close();
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
