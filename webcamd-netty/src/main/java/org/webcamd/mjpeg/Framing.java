package org.webcamd.mjpeg;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.webcamd.ring.Frame;
import org.webcamd.ring.Part;

/** How a stream is cut into parts; which bytes, is written at {@link Part}. */
public enum Framing {
    /** Each part's header is sent with it, the boundary behind it: what every client but one shows at once. */
    TRAILING_BOUNDARY(Part.preamble(false)) {
        @Override
        ByteBuf retainedPart(Frame frame) {
            return frame.retainedPart();
        }
    },
    /**
     * The next part's header, without Content-Length, is sent behind each part. Chromium's {@code <img>} shows a
     * picture only when the next part's header is complete (bug 527446).
     */
    ADVANCE_HEADERS(Part.preamble(true)) {
        @Override
        ByteBuf retainedPart(Frame frame) {
            return frame.retainedAdvancePart();
        }
    };

    private final byte[] preamble;

    Framing(byte[] preamble) {
        this.preamble = preamble;
    }

    /**
     * The first bytes of the body.
     *
     * @return a new buffer
     */
    public ByteBuf preamble() {
        return Unpooled.wrappedBuffer(preamble).asReadOnly();
    }

    abstract ByteBuf retainedPart(Frame frame);
}
