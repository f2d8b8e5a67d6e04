package org.webcamd.jpeg;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Tells a picture whose end-of-image marker was never sent from one that was cut off, by decoding it. That takes some
 * milliseconds for a picture, and no more than a fifth of the time: those that come faster count as cut off. Confined
 * to one thread.
 */
public final class MissingEnd {
    static final int NOT_FOUND = ScanEnd.NOT_FOUND;

    private static final int SHARE = 5;
    private static final long MOST_CREDIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier clock;
    private JpegScanner scanner;
    private long creditNanos = MOST_CREDIT_NANOS;
    private long earnedNanos;

    /** Has looked at nothing yet. */
    public MissingEnd() {
        this(System::nanoTime);
    }

    MissingEnd(LongSupplier clock) {
        this.clock = clock;
        earnedNanos = clock.getAsLong();
    }

    /**
     * Looks at a picture that has come to its end without that marker.
     *
     * @param picture whatever it is; not changed
     * @return whether it has all its data, and no marker behind it
     */
    public boolean isAllThat(ByteBuffer picture) {
        if (scanner == null) {
            scanner = new JpegScanner();
        }
        ByteBuf jpeg = Unpooled.wrappedBuffer(picture);
        return scanner.scan(jpeg) == JpegScanner.Verdict.TRUNCATED && find(jpeg, scanner) != NOT_FOUND;
    }

    /** Where the data of a truncated picture ends, counted from the reader index, if it is all there. */
    int find(ByteBuf jpeg, JpegScanner scanned) {
        if (!scanned.hasData()) {
            return NOT_FOUND;
        }
        long began = clock.getAsLong();
        creditNanos = Math.min(MOST_CREDIT_NANOS, creditNanos + (began - earnedNanos) / SHARE);
        earnedNanos = began;
        if (creditNanos <= 0) {
            return NOT_FOUND;
        }
        int end = scanned.findDataEnd(jpeg);
        creditNanos -= clock.getAsLong() - began;
        return end;
    }
}
