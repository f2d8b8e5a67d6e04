package org.webcamd.viewer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.webcamd.frame.Frame;
import org.webcamd.frame.Part;

/** Parts with a boundary between them; which bytes, is written at {@link Part}. */
public enum MultipartFraming implements Framing {
    /** Each part's header is sent with it, the boundary behind it: what every client but one shows at once. */
    TRAILING_BOUNDARY(false),
    /**
     * The next part's header, without Content-Length, is sent behind each part. Chromium's {@code <img>} shows a
     * picture only when the next part's header is complete (bug 527446).
     */
    ADVANCE_HEADERS(true);

    /** The boundary last and unquoted: ffmpeg's reader wants it so. */
    private static final String CONTENT_TYPE = "multipart/x-mixed-replace;boundary=" + Part.BOUNDARY;

    private final boolean inAdvance;
    private final byte[] preamble;

    MultipartFraming(boolean inAdvance) {
        this.inAdvance = inAdvance;
        preamble = Part.preamble(inAdvance);
    }

    @Override
    public String contentType() {
        return CONTENT_TYPE;
    }

    @Override
    public ByteBuf preamble() {
        return Unpooled.wrappedBuffer(preamble).asReadOnly();
    }

    @Override
    public ByteBuf retainedPart(Frame frame) {
        return inAdvance ? frame.retainedAdvancePart() : frame.retainedPart();
    }

    /**
     * With {@code -reconnect_at_eof} ffmpeg reads a new stream as if it were the same, and ends at two boundaries in a
     * row. Chromium does no such thing.
     */
    @Override
    public ByteBuf retainedLastPart(Frame frame) {
        return inAdvance ? frame.retainedAdvancePart() : frame.retainedLastPart();
    }
}
