package org.webcamd.benchmark.load;

/** How much a slow viewer may read now: a steady rate, of which a quarter of a second can be saved up. */
final class TokenBucket {
    private static final double SECONDS_SAVED = 0.25;
    /** Fewer bytes than this are not worth a system call. */
    private static final double LEAST = 256;

    private final double bytesPerSecond;
    private double tokens;
    private long filledNanos = System.nanoTime();

    TokenBucket(double bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    /** Bytes that may be read now, 0 when it is too early. */
    int available(long nowNanos) {
        tokens += (nowNanos - filledNanos) / 1e9 * bytesPerSecond;
        tokens = Math.min(tokens, Math.max(LEAST, bytesPerSecond * SECONDS_SAVED));
        filledNanos = nowNanos;
        return tokens < LEAST ? 0 : (int) tokens;
    }

    void take(long bytes) {
        tokens -= bytes;
    }
}
