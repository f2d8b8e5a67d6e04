package org.webcamd.frame;

import io.netty.buffer.ByteBuf;
import io.netty.util.AbstractReferenceCounted;
import io.netty.util.IllegalReferenceCountException;
import io.netty.util.ReferenceCounted;
import org.webcamd.memory.MemoryShare;

/**
 * One picture in one pooled buffer, dressed for the wire once for all viewers: part header, JPEG, boundary and the next
 * part's header stand in a row, so that whatever a viewer needs is one slice (see {@link Part}).
 *
 * <p>Immutable; any thread may read it while it holds a count. The holder is never recycled, unlike the pooled buffer
 * inside: a late {@link #tryRetain()} on a frame that the ring has given up fails, where a late {@code retain()} on the
 * buffer would succeed on what is by then another frame.
 *
 * <p>Ownership: whoever creates a frame holds the first count. Methods named {@code retained…} hand out a counted
 * slice that the receiver releases; the slice keeps the buffer, not this holder, alive. Whoever keeps a slice for long
 * keeps a count of the frame with it: with the last count the frame's place in the {@link MemoryShare} is given back.
 */
public final class Frame extends AbstractReferenceCounted {
    /** What a frame shows. */
    public enum Kind {
        /** A picture of the camera. */
        LIVE,
        /** The last one of a camera that is lost, here or at the server that is relayed; never a snapshot. */
        OLD,
        /** A status card in place of one, drawn here or by the server that is relayed; never a snapshot. */
        CARD
    }

    private final MemoryShare memory;
    private final ByteBuf buffer;
    private final int headerStart;
    private final int jpegBytes;
    private final long sequence;
    private final CaptureTime captured;
    private final Kind kind;
    private final long madeNanos = System.nanoTime();
    private volatile boolean overtaken;

    /** Takes ownership of {@code buffer}, which {@link Part} has filled. */
    Frame(MemoryShare memory, ByteBuf buffer, int headerStart, int jpegBytes, long sequence, CaptureTime captured,
        Kind kind) {
        this.memory = memory;
        this.buffer = buffer;
        this.headerStart = headerStart;
        this.jpegBytes = jpegBytes;
        this.sequence = sequence;
        this.captured = captured;
        this.kind = kind;
    }

    /**
     * Takes one more count, unless the frame has already been given up.
     *
     * @return whether the caller now holds a count
     */
    public boolean tryRetain() {
        try {
            retain();
            return true;
        } catch (IllegalReferenceCountException overtaken) {
            return false;
        }
    }

    /** {@return a counted slice: header, JPEG and boundary, for a stream whose boundary trails} */
    public ByteBuf retainedPart() {
        return buffer.retainedSlice(headerStart, Part.HEADROOM - headerStart + jpegBytes + Part.DELIMITER_BYTES);
    }

    /** {@return a counted slice: header and JPEG without the boundary, for the last part of a stream} */
    public ByteBuf retainedLastPart() {
        return buffer.retainedSlice(headerStart, Part.HEADROOM - headerStart + jpegBytes + Part.LINE_END_BYTES);
    }

    /** {@return a counted slice: JPEG, boundary and the next part's header, for headers in advance} */
    public ByteBuf retainedAdvancePart() {
        return buffer.retainedSlice(Part.HEADROOM, jpegBytes + Part.DELIMITER_BYTES + Part.ADVANCE_HEADER_BYTES);
    }

    /** {@return a counted slice: the JPEG alone} */
    public ByteBuf retainedJpeg() {
        return buffer.retainedSlice(Part.HEADROOM, jpegBytes);
    }

    /** {@return a slice without a count: valid while the caller holds one of this frame, and not to be released} */
    public ByteBuf jpeg() {
        return buffer.slice(Part.HEADROOM, jpegBytes);
    }

    /** {@return its place among the frames of its camera, from 1, the same in every rendition} */
    public long sequence() {
        return sequence;
    }

    /** {@return when the picture was taken} */
    public CaptureTime captured() {
        return captured;
    }

    /** {@return true for a camera's picture, false for an old one and a card} */
    public boolean isLive() {
        return kind == Kind.LIVE;
    }

    /** {@return what it shows} */
    public Kind kind() {
        return kind;
    }

    /** {@return the memory that it occupies, which is more than the JPEG} */
    public int bytes() {
        return buffer.capacity();
    }

    /** {@return when it was made, as {@link System#nanoTime()} counts: who holds the oldest one is the slowest} */
    public long madeNanos() {
        return madeNanos;
    }

    /** Releases the count of the ring that showed it, for which a newer one takes its place. */
    public void giveUp() {
        overtaken = true;
        release();
    }

    /**
     * Whether memory would be free for others if those who hold it gave it up: no ring has it any more, and its camera
     * takes more than its own part.
     *
     * @return false for one that is shown still
     */
    public boolean isReclaimable() {
        return overtaken && memory.takesCommon();
    }

    @Override
    protected void deallocate() {
        memory.release(buffer);
    }

    @Override
    public ReferenceCounted touch(Object hint) {
        buffer.touch(hint);
        return this;
    }
}
