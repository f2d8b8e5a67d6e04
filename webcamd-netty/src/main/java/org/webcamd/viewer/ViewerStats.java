package org.webcamd.viewer;

import java.net.SocketAddress;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * What is told of one viewer, and whether it may stay. Written by its event loop, read by any thread: each figure alone
 * is right, all together may be of slightly different moments.
 */
public final class ViewerStats {
    private static final AtomicLong LAST_NUMBER = new AtomicLong();
    private static final int LONGEST_USER_AGENT = 200;

    private final long number = LAST_NUMBER.incrementAndGet();
    private final SocketAddress address;
    private final String userAgent;
    private final String wish;
    private final String transport;
    private final int rotationDegrees;
    private final BooleanSupplier stays;
    private final Instant since = Instant.now();
    private final long sinceNanos = System.nanoTime();

    // Written by the event loop only.
    private volatile long framesSent;
    private volatile long framesSkipped;
    private volatile long bytesSent;
    private volatile String step;

    /**
     * A viewer that has got nothing yet.
     *
     * @param address its own, or that of the proxy in front of it
     * @param userAgent as it introduced itself, or null
     * @param wish what it asked for, as the query of a request has it
     * @param rotationDegrees that it asked for, clockwise
     * @param transport how frames are sent: {@code multipart} or {@code websocket}
     * @param stays whether what it was let in with is still good; asked by any thread
     */
    public ViewerStats(SocketAddress address, String userAgent, String wish, int rotationDegrees, String transport,
        BooleanSupplier stays) {
        this.address = address;
        // What a client says of itself is kept for as long as it watches.
        this.userAgent = userAgent == null || userAgent.length() <= LONGEST_USER_AGENT ? userAgent
            : userAgent.substring(0, LONGEST_USER_AGENT);
        this.wish = wish;
        this.transport = transport;
        this.rotationDegrees = rotationDegrees;
        this.stays = stays;
    }

    /** Whether what it was let in with is still good. */
    boolean mayStay() {
        return stays.getAsBoolean();
    }

    /**
     * Counts a part that was taken whole. On the event loop.
     *
     * @param bytes that it had
     */
    public void onTaken(long bytes) {
        framesSent = framesSent + 1;
        bytesSent = bytesSent + bytes;
    }

    /**
     * Sets how many frames were skipped. On the event loop.
     *
     * @param skipped since it joined
     */
    public void framesSkipped(long skipped) {
        framesSkipped = skipped;
    }

    /**
     * Sets which picture it is sent at present, in place of what it asked for.
     *
     * @param picture as the query of a request has it, empty for the camera's own
     */
    public void step(String picture) {
        step = picture;
    }

    /** {@return which picture it is sent at present, as a query has it; null where that never changes} */
    public String step() {
        return step;
    }

    /** {@return its place in the order in which viewers came, from 1} */
    public long number() {
        return number;
    }

    /** {@return its own address or that of the proxy in front of it, null when that was not known any more} */
    public SocketAddress address() {
        return address;
    }

    /** {@return what the client says that it is, cut to 200 characters, or null} */
    public String userAgent() {
        return userAgent;
    }

    /** {@return which picture and rate it asked for, as the query of a request has it; empty for the usual one} */
    public String wish() {
        return wish;
    }

    /** {@return how frames are sent to it: {@code multipart} or {@code websocket}} */
    public String transport() {
        return transport;
    }

    /** {@return what it asked for on top of the camera's own, clockwise} */
    public int rotationDegrees() {
        return rotationDegrees;
    }

    /** {@return when it joined, by the wall clock} */
    public Instant since() {
        return since;
    }

    /** {@return when it joined, as {@link System#nanoTime()} counts} */
    public long sinceNanos() {
        return sinceNanos;
    }

    /** {@return frames that it has taken whole} */
    public long framesSent() {
        return framesSent;
    }

    /** {@return frames that it missed because it was busy with an older one} */
    public long framesSkipped() {
        return framesSkipped;
    }

    /** {@return bytes of the parts that it has taken whole} */
    public long bytesSent() {
        return bytesSent;
    }
}
