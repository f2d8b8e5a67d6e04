package org.webcamd.source;

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

/** Reads one file a frame, at a steady rate; what changes on disk is seen at the next round. */
final class FolderCamera implements Camera {
    private static final int SMALLEST_BUFFER = 256 * 1024;
    private final List<Path> pictures;
    private final CameraMode mode;
    private final Metronome metronome;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(SMALLEST_BUFFER);
    private int next;

    FolderCamera(List<Path> pictures, double fps) throws CameraException {
        this.pictures = pictures;
        metronome = new Metronome(fps);
        JpegSize size = JpegSize.of(read(pictures.get(0)));
        String driver = pictures.size() == 1 ? "1 file" : pictures.size() + " files";
        mode = new CameraMode(driver, size.width(), size.height(), fps, "MJPG");
    }

    @Override
    public Picture grab() throws CameraException, InterruptedException {
        metronome.awaitTick();
        long captured = System.nanoTime();
        ByteBuffer jpeg = read(pictures.get(next));
        next = (next + 1) % pictures.size();
        return new Picture.Jpeg(jpeg, captured);
    }

    private ByteBuffer read(Path picture) throws CameraException {
        try (FileChannel file = FileChannel.open(picture)) {
            if (file.size() > JpegStream.LARGEST_BYTES) {
                throw new CameraException(
                    "%s is larger than %d MiB".formatted(picture, JpegStream.LARGEST_BYTES >> 20));
            }
            if (file.size() > buffer.capacity()) {
                buffer = ByteBuffer.allocateDirect((int) file.size());
            }
            buffer.clear();
            int read = 0;
            while (buffer.hasRemaining() && read >= 0) {
                read = file.read(buffer);
            }
            return buffer.flip();
        } catch (IOException unreadable) {
            throw new CameraException("%s cannot be read: %s".formatted(picture, unreadable.getMessage()));
        }
    }

    @Override
    public CameraMode mode() {
        return mode;
    }

    @Override
    public void close() {
        // The buffer goes with the garbage.
    }
}
