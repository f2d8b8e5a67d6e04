package org.webcamd.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import org.webcamd.camera.JpegStart;
import org.webcamd.camera.Picture.Dropped.Reason;
import org.webcamd.memory.MemoryShare;

/**
 * Cuts pictures out of a stream of bytes: multipart of any kind, or JPEGs end to end. Which of them is seen anew at
 * each picture, so that nothing has to be known beforehand and nothing is lost for long after garbage.
 *
 * <pre>{@code
 *                   +----------- "--" or the boundary ----------> HEAD ---> FOREIGN: no image, passed over
 *                   |                                              |  |
 *                   |              no sensible length              |  | Content-Length
 *                 BETWEEN <----------------------------------------+  v
 *                  ^ | |                                             BODY: so many bytes
 *                  | | +-- FF D8 ---> PICTURE: to its end-of-image      |    |
 *                  | |                   |  |    |                      |    |
 *    a picture ----+-|-------------------+--|----|----------------------+    |
 *                  | |  anything else       |    |  too large, no memory     |
 *                  | +---> BROKEN <---------+    +---> PASSING <-------------+
 *                  |        |       cut off, or no JPEG   |
 *    a piece ------+--------+                             |
 *    word of it ---+--------------------------------------+  to its end, with none of it kept
 * }</pre>
 *
 * A broken piece goes up to the next FF D8, or a line that begins with "--". Nothing that was sent as a picture, or in
 * place of one, is dropped silently: what is broken is given out as a piece of its own, so that it is counted by what
 * is wrong with it. Not given out are line ends, zeros and FF bytes between pictures, which are padding as long as they
 * are few, and what a head says; of parts that are declared as no image, word is given. A Content-Length that turns out
 * to be wrong is the last that this stream is believed. Confined to one thread, which also closes it.
 */
final class JpegStream implements AutoCloseable {
    /** More padding and heads than that, without a picture, are no padding. */
    private static final int MOST_PADDING_BYTES = 1024 * 1024;

    private final StreamWindow window;
    private final Boundary boundary;
    private final Lengths lengths;
    private final PartHead head = new PartHead();
    private final BrokenPiece broken = new BrokenPiece();
    private final JpegWalk walk = new JpegWalk();
    private final PictureEnd pictureEnd = new PictureEnd(walk);
    private final PassedPicture passed = new PassedPicture(walk);
    private final ForeignPart foreign = new ForeignPart();

    private Place place = Place.BETWEEN;
    private long beganNanos;
    private long givenOutBytes;

    /** A stream with the Content-Type that it was announced with, which may be null. */
    JpegStream(InputStream in, String contentType, MemoryShare memory) {
        this(in, contentType, memory, System::nanoTime);
    }

    JpegStream(InputStream in, String contentType, MemoryShare memory, LongSupplier clock) {
        lengths = new Lengths(memory.maxPictureBytes());
        window = new StreamWindow(in, memory, clock);
        boundary = new Boundary(contentType);
    }

    /** Waits for the next picture, broken piece, or picture that must be dropped; false at the end of the stream. */
    boolean next(StreamedPicture out) throws IOException {
        while (!cut(out)) {
            if (window.droppedBytes() - givenOutBytes > MOST_PADDING_BYTES) {
                out.setBroken(new byte[1], window.filledNanos());
                break;
            }
            Fill fill = window.fill();
            if (fill == Fill.END) {
                return cutRest(out);
            }
            if (fill != Fill.MORE) {
                giveUp(out, fill == Fill.FULL ? Reason.TOO_LARGE : Reason.NO_MEMORY);
                break;
            }
        }
        givenOutBytes = window.droppedBytes();
        return true;
    }

    /** Uses what has come. Returns whether something was cut out; if not, more has to come. */
    private boolean cut(StreamedPicture out) {
        Place before;
        do {
            before = place;
            boolean cut = switch (place) {
                case BETWEEN -> lookAround();
                case HEAD -> readHead();
                case BODY -> cutBody(out);
                case PICTURE -> cutPicture(out);
                case BROKEN -> resynchronise(out);
                case PASSING -> passOver(out);
                case FOREIGN -> passForeign(out);
            };
            if (cut) {
                return true;
            }
        } while (place != before);
        return false;
    }

    private boolean lookAround() {
        window.drop(Seam.padding(window));
        if (boundary.isOpen(window)) {
            return false;
        }
        boolean separator = boundary.begins(window);
        lengths.next(separator);
        if (separator) {
            head.begin();
            place = Place.HEAD;
        } else if (Seam.isStartOfImage(window, 0)) {
            beganNanos = window.filledNanos();
            pictureEnd.begin(window);
            place = Place.PICTURE;
        } else {
            broken(1);
        }
        return false;
    }

    private boolean readHead() {
        PartHead.Verdict verdict = head.read(window);
        if (verdict == PartHead.Verdict.WHOLE) {
            beganNanos = window.filledNanos();
            window.drop(head.end());
            beginBody(foreign.begin(head, lengths));
        } else if (verdict == PartHead.Verdict.BROKEN) {
            broken(1);
        }
        return false;
    }

    private void beginBody(boolean isForeign) {
        boolean counted = !isForeign && lengths.count(head);
        place = isForeign ? Place.FOREIGN : counted ? Place.BODY : Place.BETWEEN;
        window.expect(counted ? (int) head.bodyBytes() : 0);
    }

    private boolean passForeign(StreamedPicture out) {
        ForeignPart.Verdict verdict = foreign.pass(window);
        if (verdict == ForeignPart.Verdict.PICTURE) {
            beginBody(false);
        } else if (verdict == ForeignPart.Verdict.ENDED) {
            lengths.ended(foreign.isCounted());
            out.setForeign(head.type().name());
            begin();
        }
        return verdict == ForeignPart.Verdict.ENDED;
    }

    private boolean cutBody(StreamedPicture out) {
        if (window.size() < head.bodyBytes()) {
            return false;
        }
        int bytes = (int) head.bodyBytes();
        if (JpegStart.of(window.first(bytes)) != JpegStart.NOT_FOUND) {
            cutAsPicture(out, bytes);
        } else {
            cutBroken(out, bytes);
        }
        lengths.ended(true);
        return true;
    }

    private boolean cutPicture(StreamedPicture out) {
        JpegWalk.Verdict verdict = pictureEnd.find(window);
        if (verdict == JpegWalk.Verdict.WHOLE) {
            cutAsPicture(out, pictureEnd.end());
        } else if (verdict == JpegWalk.Verdict.BROKEN) {
            broken(pictureEnd.end());
        }
        return verdict == JpegWalk.Verdict.WHOLE;
    }

    private void broken(int searchFrom) {
        broken.begin(searchFrom, window.filledNanos());
        place = Place.BROKEN;
    }

    private boolean resynchronise(StreamedPicture out) {
        boolean isPiece = broken.isWhole(window);
        if (isPiece) {
            cutBroken(out, broken.end());
        }
        return isPiece;
    }

    private void cutAsPicture(StreamedPicture out, int count) {
        out.take(window, count, beganNanos, head);
        begin();
    }

    private void cutBroken(StreamedPicture out, int count) {
        out.takeBroken(window, count);
        begin();
    }

    private void begin() {
        window.expect(0);
        head.forget();
        place = Place.BETWEEN;
    }

    /** Of a picture that is under way; what is broken or a head is short, and is given up only where little may be. */
    private void giveUp(StreamedPicture out, Reason why) {
        if (place == Place.BODY || place == Place.PICTURE) {
            passed.begin(why, head.bodyBytes(), place == Place.BODY);
            place = Place.PASSING;
            out.setDropped(passed.told(window.filledNanos()));
        } else {
            cutBroken(out, window.size());
        }
    }

    private boolean passOver(StreamedPicture out) {
        boolean ended = passed.pass(window);
        boolean endless = !ended && passed.isEndless(window.filledNanos());
        givenOutBytes = window.droppedBytes();
        if (ended) {
            lengths.ended(passed.isCounted());
            begin();
        } else if (endless) {
            out.setDropped(passed.told(window.filledNanos()));
        }
        return endless;
    }

    private boolean cutRest(StreamedPicture out) {
        boolean isLeft = place.isPiece() && window.size() > 0;
        if (isLeft && place == Place.PICTURE && pictureEnd.isAllThere(window)) {
            cutAsPicture(out, pictureEnd.end());
        } else if (isLeft) {
            cutBroken(out, window.size());
        }
        return isLeft;
    }

    /** Gives back its memory; what it reads from is not its own. */
    @Override
    public void close() {
        window.close();
    }
}
