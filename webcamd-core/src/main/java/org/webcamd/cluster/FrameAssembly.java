package org.webcamd.cluster;

import io.netty.buffer.ByteBuf;
import org.webcamd.memory.MemoryShare;

/**
 * Puts pieces together to a frame, which come in order or not at all. No more memory is taken than one picture may
 * have, and it is the camera's. Owns the buffer until it is handed over; confined to one thread at a time.
 */
final class FrameAssembly {
    /** What became of a piece. */
    enum Outcome {
        /** More are to come. */
        UNFINISHED,
        /** The frame is whole. */
        WHOLE,
        /** It is larger than a picture may be, or there is no memory for it. */
        NO_ROOM,
        /** It belongs to nothing that is known. */
        STRAY
    }

    private final MemoryShare memory;
    private final Runnable lost;
    private ByteBuf buffer;
    /** The last piece of the frame that is put together, or was; null where none is known. */
    private PieceHead head;

    /**
     * Without a frame.
     *
     * @param lost told of each frame of which a piece did not come, whatever comes in its place
     */
    FrameAssembly(MemoryShare memory, Runnable lost) {
        this.memory = memory;
        this.lost = lost;
    }

    /** Takes a piece; after {@link Outcome#WHOLE}, {@link #take()} has the frame. */
    Outcome add(PieceHead piece, byte[] message) {
        if (piece.index() == 0) {
            lose();
            head = piece;
            if (piece.totalBytes() > memory.maxPictureBytes() || !begin(piece)) {
                return Outcome.NO_ROOM;
            }
        } else if (!continues(piece)) {
            lose();
            return stray(piece);
        }
        int bytes = message.length - piece.bytes();
        if (buffer.writableBytes() < bytes) {
            lose();
            return Outcome.STRAY;
        }
        buffer.writeBytes(message, piece.bytes(), bytes);
        head = piece;
        return outcome(piece);
    }

    private Outcome outcome(PieceHead piece) {
        if (piece.index() < piece.count() - 1) {
            return Outcome.UNFINISHED;
        }
        if (buffer.readableBytes() < piece.totalBytes()) {
            lose();
            return Outcome.STRAY;
        }
        return Outcome.WHOLE;
    }

    private boolean begin(PieceHead piece) {
        buffer = memory.allocate(piece.totalBytes());
        return buffer != null;
    }

    /** The frame that is not whole will not become so. */
    private void lose() {
        if (buffer != null) {
            release();
            lost.run();
        }
    }

    /** Of a frame that is newer than all that are known, the first piece did not come: that is lost as well, once. */
    private Outcome stray(PieceHead piece) {
        boolean same = head != null && head.publisher() == piece.publisher();
        if (same && head.sequence() < piece.sequence()) {
            head = piece;
            lost.run();
        }
        return Outcome.STRAY;
    }

    private boolean continues(PieceHead piece) {
        return buffer != null && head.publisher() == piece.publisher() && head.sequence() == piece.sequence()
            && head.index() + 1 == piece.index() && head.count() == piece.count()
            && head.totalBytes() == piece.totalBytes();
    }

    /** The whole frame; ownership passes to the caller. */
    ByteBuf take() {
        ByteBuf whole = buffer;
        buffer = null;
        return whole;
    }

    /** Gives up what is not whole, as nobody wants it any more; what comes next may begin anywhere. */
    void forget() {
        release();
        head = null;
    }

    private void release() {
        if (buffer != null) {
            memory.release(buffer);
            buffer = null;
        }
    }
}
