package org.webcamd.http;

import io.netty.buffer.ByteBuf;
import io.netty.util.ByteProcessor;

/**
 * How the lines of one request end. LF alone is read, as by most servers, but whoever stands before this one may have
 * read it otherwise. Confined to the event loop of its connection.
 */
final class LineEnds {
    private boolean bare;
    /** Something was read beside empty lines. */
    private boolean begun;
    private byte last;

    /** Reads on with the next request. */
    void nextRequest() {
        bare = false;
        begun = false;
    }

    /** Whether a request would begin with a control character: Netty passes over those where it takes LF alone. */
    boolean isNoBeginning(ByteBuf in) {
        int first = begun ? -1 : in.forEachByte(ByteProcessor.FIND_NON_CRLF);
        return first >= 0 && Character.isISOControl(in.getByte(first));
    }

    /** Lines were read, from there to the reader's index. */
    void consumed(ByteBuf in, int from) {
        in.forEachByte(from, in.readerIndex() - from, this::consumed);
    }

    private boolean consumed(byte next) {
        bare |= next == '\n' && last != '\r';
        begun |= next != '\r' && next != '\n';
        last = next;
        return true;
    }

    /**
     * Whether a line ends in LF alone. What stands behind such a request is not taken for another one, and from a proxy
     * that speaks for others it is not taken at all: it may be a header that somebody has smuggled through.
     */
    boolean hasBare() {
        return bare;
    }
}
