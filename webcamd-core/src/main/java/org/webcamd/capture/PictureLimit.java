package org.webcamd.capture;

import static java.lang.System.Logger.Level.WARNING;

import java.util.Locale;
import org.webcamd.camera.Picture;
import org.webcamd.camera.Picture.Dropped.Reason;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;

/**
 * The greatest size of a picture, which holds for every source: those that read bytes drop a larger one before they
 * have all of it, the others hand it over. It is counted, and said once. Confined to the capture thread.
 */
final class PictureLimit {
    private static final System.Logger LOG = System.getLogger(PictureLimit.class.getName());

    private static final double MEBI = 1024 * 1024;

    private static final String REMEDY = "--max-picture allows larger ones, up to an eighth of --frame-memory";

    private final String source;
    private final int largestBytes;
    private final Counters counters;
    private boolean said;

    PictureLimit(String source, int largestBytes, Counters counters) {
        this.source = source;
        this.largestBytes = largestBytes;
        this.counters = counters;
    }

    /** The picture, or word that it was dropped. */
    Picture apply(Picture picture) {
        return picture instanceof Picture.Jpeg jpeg && jpeg.bytes().remaining() > largestBytes
            ? new Picture.Dropped(Reason.TOO_LARGE, jpeg.bytes().remaining(), jpeg.capturedNanos()) : picture;
    }

    /** Counts one of which nothing is kept. Returns what is wrong, in case that there are no others. */
    String count(Picture.Dropped picture) {
        if (picture.why() == Reason.BAD) {
            counters.increment(Counter.DROPPED_BAD);
            return source + " gives only pictures that its driver marks as broken: another cable or port may help";
        }
        counters.increment(Counter.DROPPED_TOO_LARGE);
        String size = picture.bytes() > largestBytes ? mebibytes(picture.bytes())
            : "more than " + mebibytes(largestBytes);
        if (!said) {
            said = true;
            LOG.log(WARNING, "{0}: a picture of {1} was dropped, the largest is {2}: " + REMEDY,
                source, size, mebibytes(largestBytes));
        }
        return "%s gives only pictures that are too large (%s, the largest is %s): ".formatted(source, size,
            mebibytes(largestBytes)) + REMEDY;
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", bytes / MEBI);
    }
}
