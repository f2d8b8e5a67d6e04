package org.webcamd.source;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.CameraMode;
import org.webcamd.camera.Metronome;
import org.webcamd.camera.Picture;
import org.webcamd.camera.Picture.Dropped.Reason;
import org.webcamd.memory.MemoryShare;

/** Reads one file a frame, at a steady rate; what changes on disk is seen at the next round. */
final class FolderCamera implements Camera {
    /** The size of a picture is mostly told before that. */
    private static final int HEADER_BYTES = 256 * 1024;

    private final List<Path> pictures;
    private final MemoryShare memory;
    private final CameraMode mode;
    private final Metronome metronome;
    /** Owned; the picture that is on loan, or null. */
    private ByteBuf loan;
    private int next;

    FolderCamera(List<Path> pictures, double fps, MemoryShare memory) throws CameraException {
        this.pictures = pictures;
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
        Path picture = pictures.get(next);
        next = (next + 1) % pictures.size();
        return read(picture, System.nanoTime());
    }

    private Picture read(Path picture, long captured) throws CameraException {
        close();
        try (FileChannel file = FileChannel.open(picture)) {
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
