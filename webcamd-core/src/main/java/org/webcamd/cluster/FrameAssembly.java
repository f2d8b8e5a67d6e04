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
        /** The one before was not whole yet, and is given up for this one. */
        LOST,
        /** It is larger than a picture may be, or there is no memory for it. */
        NO_ROOM,
        /** It belongs to nothing that is known. */
        STRAY
    }

    private final MemoryShare memory;
    private ByteBuf buffer;
    private PieceHead head;

    FrameAssembly(MemoryShare memory) {
        this.memory = memory;
    }

    /** Takes a piece; after {@link Outcome#WHOLE}, {@link #take()} has the frame. */
    Outcome add(PieceHead piece, byte[] message) {
        boolean lost = false;
        if (piece.index() == 0) {
            lost = buffer != null;
            release();
            if (piece.totalBytes() > memory.maxPictureBytes() || !begin(piece)) {
                return Outcome.NO_ROOM;
            }
        } else if (!continues(piece)) {
            lost = buffer != null;
            release();
            return lost ? Outcome.LOST : Outcome.STRAY;
        }
        int bytes = message.length - piece.bytes();
        if (buffer.writableBytes() < bytes) {
            release();
            return Outcome.LOST;
        }
        buffer.writeBytes(message, piece.bytes(), bytes);
        head = piece;
        return outcome(piece, lost);
    }

    private Outcome outcome(PieceHead piece, boolean lost) {
        if (piece.index() < piece.count() - 1) {
            return lost ? Outcome.LOST : Outcome.UNFINISHED;
        }
        if (buffer.readableBytes() < piece.totalBytes()) {
            release();
            return Outcome.LOST;
        }
        return Outcome.WHOLE;
    }

    private boolean begin(PieceHead piece) {
        buffer = memory.allocate(piece.totalBytes());
        return buffer != null;
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

    /** Gives up what is not whole. */
    void release() {
        if (buffer != null) {
            memory.release(buffer);
            buffer = null;
        }
    }
}
