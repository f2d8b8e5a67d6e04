package org.webcamd.source;

import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts pictures out of a stream of bytes: multipart of any kind, or JPEGs end to end. Which of them is seen anew at
 * each picture, so that nothing has to be known beforehand and nothing is lost for long after garbage.
 *
 * <pre>{@code
 *                   +----------- "--" or the boundary ----------> HEAD
 *                   |                                              |  |
 *                   |              no sensible length              |  | Content-Length
 *                 BETWEEN <----------------------------------------+  v
 *                  ^ | |                                             BODY: so many bytes
 *                  | | +-- FF D8 ---> PICTURE: to its end-of-image      |
 *                  | |                   |  |                           |
 *    a picture ----+-|-------------------+--|---------------------------+
 *                  | |  anything else       |  cut off, or no JPEG
 *                  | +---> BROKEN <---------+
 *                  |        |
 *    a piece ------+--------+  up to the next FF D8, or a line that begins with "--"
 * }</pre>
 *
 * Nothing that was sent as a picture, or in place of one, is dropped silently: what is broken is given out as a piece
 * of its own, so that it is counted by what is wrong with it. Not given out are line ends, zeros and FF bytes between
 * pictures, which are padding, and what a head says. A Content-Length that turns out to be wrong is the last that this
 * stream is believed. Confined to one thread.
 */
final class JpegStream {
    /** The largest picture; what is larger is given out as broken. */
    static final int LARGEST_BYTES = 32 * 1024 * 1024;

    /** What is no picture is given out in pieces of about this size. */
    private static final int PIECE_BYTES = 64 * 1024;
    private static final int SOI_BYTES = 2;
    /** By which another webcamd tells the cards that it sends in place of pictures. */
    private static final String KIND_HEADER = "X-Webcamd-Picture";
    private static final String CARD = "card";

    private enum Place { BETWEEN, HEAD, BODY, PICTURE, BROKEN }

    private final StreamWindow window;
    private final Boundary boundary;
    private final int largestBytes;
    private final PartHead head = new PartHead();
    private final JpegWalk walk = new JpegWalk();

    private Place place = Place.BETWEEN;
    private int bodyBytes;
    private int searchFrom;
    private long beganNanos;
    private long originMicros = OriginTime.NONE;
    private boolean card;
    private boolean lengthsBelieved = true;
    private boolean separatorExpected;

    /** A stream with the Content-Type that it was announced with, which may be null. */
    JpegStream(InputStream in, String contentType) {
        this(in, contentType, LARGEST_BYTES);
    }

    JpegStream(InputStream in, String contentType, int largestBytes) {
        this.largestBytes = largestBytes;
        window = new StreamWindow(in, largestBytes);
        boundary = new Boundary(contentType);
    }

    /**
     * Waits for the next picture or broken piece.
     *
     * @return false at the end of the stream
     */
    boolean next(StreamedPicture out) throws IOException {
        while (!cut(out)) {
            if (window.isFull()) {
                cutBroken(out, window.size());
                return true;
            }
            if (!window.fill()) {
                return cutRest(out);
            }
        }
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
            };
            if (cut) {
                return true;
            }
        } while (place != before);
        return false;
    }

    private boolean lookAround() {
        passPadding();
        if (window.size() == 0) {
            return false;
        }
        int first = window.at(0);
        boolean mayBeMarker = first == 0xFF || first == '-';
        if (mayBeMarker && window.size() == 1 || boundary.mayBegin(window)) {
            return false;
        }
        if (first == '-' && window.at(1) == '-' || boundary.begins(window)) {
            separatorExpected = false;
            forgetHead();
            head.begin();
            place = Place.HEAD;
            return false;
        }
        lengthsBelieved &= !separatorExpected;
        separatorExpected = false;
        if (isSoi(0)) {
            beganNanos = window.filledNanos();
            walk.begin();
            place = Place.PICTURE;
        } else {
            broken(1);
        }
        return false;
    }

    private void passPadding() {
        int padding = 0;
        while (padding < window.size() && isPadding(padding)) {
            padding++;
        }
        window.drop(padding);
    }

    private boolean isPadding(int at) {
        int value = window.at(at);
        if (value == 0xFF) {
            return at + 1 < window.size() && (window.at(at + 1) == 0xFF || window.at(at + 1) == 0);
        }
        return value == '\r' || value == '\n' || value == 0;
    }

    private boolean isSoi(int at) {
        return at + SOI_BYTES <= window.size() && window.at(at) == 0xFF && window.at(at + 1) == 0xD8;
    }

    private boolean readHead() {
        switch (head.read(window)) {
            case WHOLE -> {
                HeaderLines lines = window.lines(0, head.end());
                bodyBytes = lines.bytes("Content-Length", largestBytes);
                originMicros = OriginTime.micros(lines.value(OriginTime.HEADER));
                card = CARD.equals(lines.value(KIND_HEADER));
                beganNanos = window.filledNanos();
                window.drop(head.end());
                place = bodyBytes >= 0 && lengthsBelieved ? Place.BODY : Place.BETWEEN;
            }
            case BROKEN -> broken(1);
            default -> {
                // The rest of it has to come.
            }
        }
        return false;
    }

    private boolean cutBody(StreamedPicture out) {
        if (window.size() < bodyBytes) {
            return false;
        }
        if (bodyBytes >= SOI_BYTES && isSoi(0)) {
            cutAsPicture(out, bodyBytes);
        } else {
            cutBroken(out, bodyBytes);
        }
        separatorExpected = true;
        return true;
    }

    private boolean cutPicture(StreamedPicture out) {
        switch (walk.walk(window)) {
            case WHOLE -> {
                cutAsPicture(out, walk.end());
                return true;
            }
            case BROKEN -> broken(walk.end());
            default -> {
                // The rest of it has to come.
            }
        }
        return false;
    }

    private void broken(int searchNextFrom) {
        searchFrom = searchNextFrom;
        place = Place.BROKEN;
    }

    private boolean resynchronise(StreamedPicture out) {
        for (; searchFrom + SOI_BYTES <= window.size(); searchFrom++) {
            if (isSoi(searchFrom) || window.at(searchFrom - 1) == '\n' && isDashes(searchFrom)) {
                cutBroken(out, searchFrom);
                return true;
            }
        }
        if (window.size() < PIECE_BYTES) {
            return false;
        }
        cutBroken(out, searchFrom);
        return true;
    }

    private boolean isDashes(int at) {
        return window.at(at) == '-' && window.at(at + 1) == '-';
    }

    private void cutAsPicture(StreamedPicture out, int count) {
        out.setPicture(window.first(count), beganNanos, originMicros, card);
        cutOff(count);
    }

    private void cutBroken(StreamedPicture out, int count) {
        out.setBroken(window.first(count), window.filledNanos());
        cutOff(count);
    }

    private void cutOff(int count) {
        window.drop(count);
        forgetHead();
        place = Place.BETWEEN;
    }

    private void forgetHead() {
        originMicros = OriginTime.NONE;
        card = false;
    }

    private boolean cutRest(StreamedPicture out) {
        boolean inPicture = place == Place.BODY || place == Place.PICTURE || place == Place.BROKEN;
        if (!inPicture || window.size() == 0) {
            return false;
        }
        cutBroken(out, window.size());
        return true;
    }
}
