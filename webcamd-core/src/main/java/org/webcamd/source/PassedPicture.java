package org.webcamd.source;

import java.util.concurrent.TimeUnit;
import org.webcamd.camera.Picture;
import org.webcamd.camera.Picture.Dropped.Reason;

/**
 * A picture of which nothing is kept while the rest of it comes: so many bytes, or to where its markers say that it
 * ends. Confined to one thread.
 */
final class PassedPicture {
    /** One that has no end after such a time is spoken of again. */
    private static final long TOLD_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final JpegWalk walk;
    private Reason why;
    private long sizeBytes;
    private boolean counted;
    private long leftBytes;
    private long toldNanos;

    /** With the walk that has looked at what came of it. */
    PassedPicture(JpegWalk walk) {
        this.walk = walk;
    }

    /**
     * The window begins with one.
     *
     * @param announcedBytes how large it is said to be, 0 or less for unknown
     * @param believed whether it ends after that many
     */
    void begin(Reason reason, long announcedBytes, boolean believed) {
        why = reason;
        sizeBytes = Math.max(announcedBytes, 0);
        counted = believed;
        leftBytes = announcedBytes;
    }

    /** Whether it is as long as was announced. */
    boolean isCounted() {
        return counted;
    }

    /** Passes over what has come of it. Returns whether it has ended. */
    boolean pass(StreamWindow window) {
        if (counted) {
            int passed = (int) Math.min(window.size(), leftBytes);
            window.drop(passed);
            leftBytes -= passed;
            return leftBytes == 0;
        }
        JpegWalk.Verdict verdict = walk.walk(window);
        int passed = Math.min(window.size(), walk.end());
        window.drop(passed);
        walk.dropped(passed);
        return verdict != JpegWalk.Verdict.UNFINISHED;
    }

    /** Whether it is to be told of again. */
    boolean isEndless(long nowNanos) {
        return nowNanos - toldNanos > TOLD_NANOS;
    }

    /** Word of it. */
    Picture.Dropped told(long nowNanos) {
        toldNanos = nowNanos;
        return new Picture.Dropped(why, sizeBytes, nowNanos);
    }
}
