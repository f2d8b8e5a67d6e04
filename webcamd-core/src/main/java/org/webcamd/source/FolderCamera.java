package org.webcamd.source;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
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
 * Reads one file a frame, at a steady rate, and lists them again each round. A file that is gone by then is passed
 * over; while there is none, the last picture is held for a moment, as files are replaced with a gap.
 */
final class FolderCamera implements Camera {
    /** What there is at present. */
    interface Listing {
        /** The files of a round in their order, at least one. */
        List<Path> pictures() throws CameraException;
    }

    private static final long HOLD_NANOS = TimeUnit.SECONDS.toNanos(2);
    /** The size of a picture is mostly told before that. */
    private static final int HEADER_BYTES = 256 * 1024;

    private final Listing listing;
    private final MemoryShare memory;
    private final CameraMode mode;
    private final Metronome metronome;
    /** Owned; the picture that is on loan, or null. */
    private ByteBuf loan;
    private List<Path> pictures;
    private int next;
    private long lastReadNanos;

    FolderCamera(Listing listing, double fps, MemoryShare memory) throws CameraException {
        this.listing = listing;
        pictures = listing.pictures();
        this.memory = memory;
        metronome = new Metronome(fps);
        JpegSize size = sizeOf(pictures.get(0));
        String driver = pictures.size() == 1 ? "1 file" : pictures.size() + " files";
        mode = new CameraMode(driver, size.width(), size.height(), fps, "MJPG");
    }

    private static JpegSize sizeOf(Path picture) throws CameraException {
        try (FileChannel file = FileChannel.open(picture)) {
            ByteBuffer header = ByteBuffer.allocate((int) Math.min(HEADER_BYTES, file.size()));
            int read = 0;
            while (header.hasRemaining() && read >= 0) {
                read = file.read(header);
            }
            return JpegSize.of(header.flip());
        } catch (IOException unreadable) {
            throw cannotBeRead(picture, unreadable);
        }
    }

    @Override
    public Picture grab() throws CameraException, InterruptedException {
        metronome.awaitTick();
        try {
            return readNext();
        } catch (CameraException gap) {
            long now = System.nanoTime();
            if (loan == null || now - lastReadNanos > HOLD_NANOS) {
                throw gap;
            }
            return new Picture.Jpeg(loan.nioBuffer(), now);
        }
    }

    private Picture readNext() throws CameraException {
        if (next >= pictures.size()) {
            pictures = listing.pictures();
            next = 0;
        }
        while (next < pictures.size() - 1 && !Files.exists(pictures.get(next))) {
            next++;
        }
        return read(pictures.get(next++), System.nanoTime());
    }

    private Picture read(Path picture, long captured) throws CameraException {
        try (FileChannel file = FileChannel.open(picture)) {
            close();
            lastReadNanos = captured;
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
            throw cannotBeRead(picture, unreadable);
        }
    }

    private static CameraException cannotBeRead(Path picture, IOException why) {
        return new CameraException("%s cannot be read: %s".formatted(picture, why.getMessage()));
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
