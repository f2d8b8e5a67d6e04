package org.webcamd.source;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.CameraMode;
import org.webcamd.camera.Metronome;
import org.webcamd.camera.Picture;
import org.webcamd.camera.Picture.Dropped.Reason;
import org.webcamd.memory.MemoryShare;

/**
 * Reads one file a frame, at a steady rate, and lists them again each round, or each time. A file that is gone by then
 * or is still being written is passed over; while there is no other, the last picture is held for a moment, as files
 * are replaced with a gap.
 */
final class FolderCamera implements Camera {
    /** What there is at present. */
    interface Listing {
        /** The files in their order, at least one. */
        List<Path> pictures() throws CameraException;

        /** Whether all are shown in turn; otherwise the first that can be read, each time. */
        boolean isRound();
    }

    /** A gap that lasts longer is a loss. */
    private static final long HOLD_NANOS = TimeUnit.SECONDS.toNanos(2);
    /** What seems to be unfinished for so long is shown as it is. */
    private static final long UNFINISHED_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** So long, and half a period at most, a gap is waited for before the last picture is shown once more. */
    private static final long WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LOOK_MILLIS = 10;
    /** In one go. */
    private static final int MOST_PASSED_OVER = 64;

    private final Listing listing;
    private final MemoryShare memory;
    private final CameraMode mode;
    private final Metronome metronome;
    private final long waitNanos;
    private final PictureFile look = new PictureFile();
    /** Owned; the picture that is on loan, or null. */
    private ByteBuf loan;
    private List<Path> pictures;
    private int next;
    private boolean isGap;
    private long gapSinceNanos;

    FolderCamera(Listing listing, double fps, MemoryShare memory) throws CameraException {
        this.listing = listing;
        pictures = listing.pictures();
        this.memory = memory;
        metronome = new Metronome(fps);
        waitNanos = (long) Math.min(WAIT_NANOS, TimeUnit.SECONDS.toNanos(1) / fps / 2);
        JpegSize size = firstSize();
        String files = pictures.size() == 1 ? "1 file" : pictures.size() + " files";
        mode = new CameraMode(listing.isRound() ? files : "newest file", size.width(), size.height(), fps, "MJPG");
    }

    /** Of a file that tells it: the first may be broken, or gone. */
    private JpegSize firstSize() throws CameraException {
        JpegSize size = null;
        CameraException why = null;
        for (int i = 0; i < Math.min(pictures.size(), MOST_PASSED_OVER); i++) {
            try {
                size = PictureFile.sizeOf(pictures.get(i));
                if (!size.equals(JpegSize.UNKNOWN)) {
                    return size;
                }
            } catch (CameraException unreadable) {
                why = why == null ? unreadable : why;
            }
        }
        if (size == null) {
            throw why;
        }
        return size;
    }

    @Override
    public Picture grab() throws CameraException, InterruptedException {
        metronome.awaitTick();
        long beginNanos = System.nanoTime();
        while (true) {
            try {
                Picture picture = readNext();
                isGap = false;
                return picture;
            } catch (CameraException gap) {
                long now = System.nanoTime();
                endIfTooLong(gap, now);
                if (loan != null && now - beginNanos >= waitNanos) {
                    return new Picture.Jpeg(loan.nioBuffer(), now);
                }
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private void endIfTooLong(CameraException gap, long now) throws CameraException {
        if (!isGap) {
            isGap = true;
            gapSinceNanos = now;
        } else if (now - gapSinceNanos > HOLD_NANOS) {
            throw gap;
        }
    }

    private Picture readNext() throws CameraException {
        CameraException why = null;
        boolean listed = false;
        for (int passedOver = 0; passedOver < MOST_PASSED_OVER; passedOver++) {
            if (next >= pictures.size() || !listing.isRound() && !listed) {
                if (listed) {
                    break;
                }
                // What was listed before is let go first: it may be large.
                pictures = List.of();
                next = 0;
                pictures = listing.pictures();
                listed = true;
            }
            try {
                return read(pictures.get(next++), System.nanoTime());
            } catch (CameraException unreadable) {
                why = unreadable;
            }
        }
        throw why;
    }

    private Picture read(Path picture, long captured) throws CameraException {
        try (FileChannel file = PictureFile.open(picture)) {
            boolean asItIs = isGap && captured - gapSinceNanos > UNFINISHED_NANOS;
            if (!asItIs && look.isBeingWritten(picture, file)) {
                throw new NotThere("%s is not written whole".formatted(picture));
            }
            close();
            long bytes = file.size();
            if (bytes > memory.maxPictureBytes()) {
                return new Picture.Dropped(Reason.TOO_LARGE, bytes, captured);
            }
            if (bytes == 0) {
                return new Picture.Jpeg(ByteBuffer.allocate(0), captured);
            }
            loan = memory.allocate((int) bytes);
            if (loan == null) {
                return new Picture.Dropped(Reason.NO_MEMORY, bytes, captured);
            }
            int read = 0;
            while (loan.isWritable() && read >= 0) {
                read = loan.writeBytes(file, loan.writableBytes());
            }
            return new Picture.Jpeg(loan.nioBuffer(), captured);
        } catch (IOException unreadable) {
            throw UnreadableFile.because(picture, unreadable);
        }
    }

    @Override
    public CameraMode mode() {
        return mode;
    }

    /** Gives back what is on loan. */
    @Override
    public void close() {
        if (loan != null) {
            memory.release(loan);
            loan = null;
        }
    }
}
