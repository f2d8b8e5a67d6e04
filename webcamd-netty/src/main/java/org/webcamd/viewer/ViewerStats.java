package org.webcamd.viewer;

import java.net.SocketAddress;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What is told of one viewer. Written by its event loop, read by any thread: each figure alone is right, all together
 * may be of slightly different moments.
 */
public final class ViewerStats {
    private static final AtomicLong LAST_NUMBER = new AtomicLong();
    private static final int LONGEST_USER_AGENT = 200;

    private final long number = LAST_NUMBER.incrementAndGet();
    private final SocketAddress address;
    private final String userAgent;
    private final int rotationDegrees;
    private final Instant since = Instant.now();
    private final long sinceNanos = System.nanoTime();

    // Written by the event loop only.
    private volatile long framesSent;
    private volatile long framesSkipped;
    private volatile long bytesSent;

    /**
     * A viewer that has got nothing yet.
     *
     * @param address its own, or that of the proxy in front of it
     * @param userAgent as it introduced itself, or null
     * @param rotationDegrees that it asked for, clockwise
     */
    public ViewerStats(SocketAddress address, String userAgent, int rotationDegrees) {
        this.address = address;
        // What a client says of itself is kept for as long as it watches.
        this.userAgent = userAgent == null || userAgent.length() <= LONGEST_USER_AGENT ? userAgent
            : userAgent.substring(0, LONGEST_USER_AGENT);
        this.rotationDegrees = rotationDegrees;
    }

    /** Counts a part that was taken whole. */
    void onTaken(long bytes) {
        framesSent = framesSent + 1;
        bytesSent = bytesSent + bytes;
    }

    /** Sets how many frames were skipped. */
    void framesSkipped(long skipped) {
        framesSkipped = skipped;
    }

    /**
     * Its place in the order in which viewers came.
     *
     * @return from 1
     */
    public long number() {
        return number;
    }

    /** {@return its own address or that of the proxy in front of it, null when that was not known any more} */
    public SocketAddress address() {
        return address;
    }

    /**
     * How it introduced itself.
     *
     * @return a header that the client made up, or null
     */
    public String userAgent() {
        return userAgent;
    }

    /**
     * The rotation that it asked for, on top of the camera's own.
     *
     * @return degrees clockwise
     */
    public int rotationDegrees() {
        return rotationDegrees;
    }

    /**
     * When it joined.
     *
     * @return wall clock
     */
    public Instant since() {
        return since;
    }

    /**
     * When it joined.
     *
     * @return as {@link System#nanoTime()} counts
     */
    public long sinceNanos() {
        return sinceNanos;
    }

    /**
     * Frames that it has taken whole.
     *
     * @return a count
     */
    public long framesSent() {
        return framesSent;
    }

    /**
     * Frames that it missed because it was busy with an older one.
     *
     * @return a count
     */
    public long framesSkipped() {
        return framesSkipped;
    }

    /**
     * Bytes of the parts that it has taken whole.
     *
     * @return a count
     */
    public long bytesSent() {
        return bytesSent;
    }
}
