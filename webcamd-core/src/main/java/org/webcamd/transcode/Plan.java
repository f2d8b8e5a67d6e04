package org.webcamd.transcode;

import org.webcamd.wish.Bounds;
import org.webcamd.wish.Orientation;
import org.webcamd.wish.Size;
import org.webcamd.wish.Text;
import org.webcamd.wish.Wish;

/**
 * How a picture becomes what a wish wants, at the least cost. Immutable, and made by a pure function.
 *
 * @param way what is done with a JPEG
 * @param reduction one pixel is decoded of so many of each side: 1, 2, 4 or 8
 * @param scaled the size before it is turned
 * @param orientation how it is laid then
 * @param scratchBytes the memory that it takes beside the decoded picture: for one that is scaled or
 *     written to, and one that is laid
 */
record Plan(Way way, int reduction, Size scaled, Orientation orientation, long scratchBytes) {
    /** What is done with a JPEG. */
    enum Way {
        /** Nothing: it is as wanted. */
        KEPT,
        /** Its blocks are turned without being decoded, where it can be done without loss. */
        BLOCKS,
        /** It is decoded and encoded. */
        PIXELS
    }

    /** A decoder scales by powers of two at once with its inverse cosine transform. */
    static final int MOST_REDUCTION = 8;
    /** And libturbojpeg to any number of eighths. */
    static final int WHOLE = 8;
    /** By one part in so many. */
    private static final int MOST_STRETCHED = 200;

    /** For a JPEG of a size, or pixels that are to become one. */
    static Plan of(Wish wish, Size stored) {
        boolean swaps = wish.orientation().swapsSides();
        Bounds bounds = swaps ? new Bounds(wish.bounds().height(), wish.bounds().width()) : wish.bounds();
        Size scaled = bounds.fit(stored);
        boolean upright = wish.orientation().equals(Orientation.UPRIGHT);
        long bytes = JpegHeader.pixelBytes(scaled);
        boolean asStored = scaled.equals(stored);
        long scratch = (asStored ? 0 : bytes) + (upright ? 0 : bytes)
            + (asStored && upright && wish.text() == Text.DRAWN ? bytes : 0);
        boolean reencoded = !asStored || wish.quality() != Wish.ANY_QUALITY || wish.text() == Text.DRAWN;
        if (reencoded) {
            return new Plan(Way.PIXELS, reduction(stored, scaled), scaled, wish.orientation(), scratch);
        }
        return new Plan(upright ? Way.KEPT : Way.BLOCKS, 1, scaled, wish.orientation(), scratch);
    }

    /** The same for blocks that are laid as they are, to be rid of an Exif that says otherwise. */
    Plan byBlocks() {
        return new Plan(Way.BLOCKS, reduction, scaled, orientation, scratchBytes);
    }

    /** The fewest eighths of each side that leave as many pixels as are wanted, and the picture in its proportions. */
    int eighths(Size stored) {
        int eighths = 1;
        while (eighths < WHOLE && !(leaves(stored.width() * eighths, scaled.width())
            && leaves(stored.height() * eighths, scaled.height()))) {
            eighths++;
        }
        return eighths;
    }

    /** The last pixel may stand for a part of one: little, or the picture would look stretched. */
    private static boolean leaves(int eighths, int wanted) {
        int pixels = divided(eighths, WHOLE);
        return pixels >= wanted && (pixels * WHOLE - eighths) * MOST_STRETCHED <= eighths;
    }

    /** Whether its colours can have half the width and height. */
    boolean hasEvenSides() {
        return scaled.width() % 2 == 0 && scaled.height() % 2 == 0;
    }

    /** The largest that leaves as many pixels as are wanted. */
    private static int reduction(Size stored, Size scaled) {
        int reduction = MOST_REDUCTION;
        while (reduction > 1 && (divided(stored.width(), reduction) < scaled.width()
            || divided(stored.height(), reduction) < scaled.height())) {
            reduction /= 2;
        }
        return reduction;
    }

    static int divided(int pixels, int reduction) {
        return (pixels + reduction - 1) / reduction;
    }
}
