package org.webcamd.viewer;

import io.netty.buffer.ByteBuf;
import org.webcamd.frame.Frame;

/**
 * How a viewer is sent pictures: what its stream is called and begins with, and which bytes stand for a frame.
 * Immutable; any event loop.
 */
public interface Framing {
    /** {@return what the head of the answer calls the stream} */
    String contentType();

    /** {@return a new buffer with the first bytes of the stream, empty where nothing stands before the first part} */
    ByteBuf preamble();

    /**
     * The bytes of one part, which are sent in one write. This is on the way of every frame: a slice of what the frame
     * has, without a copy.
     *
     * @param frame on loan
     * @return with a count of the frame, which whoever writes it releases
     */
    ByteBuf retainedPart(Frame frame);

    /**
     * The bytes of the last part, behind which a client that connects anew may read on as if nothing had happened: the
     * next stream begins with the boundary.
     *
     * @param frame on loan
     * @return with a count of the frame, which whoever writes it releases
     */
    ByteBuf retainedLastPart(Frame frame);
}
