package org.webcamd.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.CameraMode;
import org.webcamd.camera.Metronome;
import org.webcamd.camera.Picture;
import org.webcamd.memory.MemoryShare;

/**
 * Reads JPEGs end to end from a file, at a steady rate, and begins again at its end. The file is opened anew each time,
 * so that what has changed on disk is seen at the next round.
 */
final class MjpegFileCamera implements Camera {
    /** Of what is no picture, until it is given up to find one at the beginning. */
    private static final int MOST_BROKEN = 64;
    private static final long GAP_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LOOK_MILLIS = 10;

    private final Path file;
    private final MemoryShare memory;
    private final CameraMode mode;
    private final Metronome metronome;
    private final StreamedPicture picture = new StreamedPicture();
    private InputStream in;
    private JpegStream stream;

    MjpegFileCamera(Path file, double fps, MemoryShare memory) throws CameraException {
        this.file = file;
        this.memory = memory;
        metronome = new Metronome(fps);
        try {
            rewind();
            int read = 0;
            do {
                read();
                read++;
            } while (picture.loan() instanceof Picture.Jpeg && !picture.isPicture() && read < MOST_BROKEN);
            JpegSize size = picture.size();
            mode = new CameraMode("file", size.width(), size.height(), fps, "MJPG");
            rewind();
        } catch (CameraException none) {
            close();
            throw none;
        }
    }

    @Override
    public Picture grab() throws CameraException, InterruptedException {
        metronome.awaitTick();
        long captured = System.nanoTime();
        if (!next()) {
            rewindOverGap();
            read();
        }
        return picture.loan() instanceof Picture.Jpeg jpeg ? new Picture.Jpeg(jpeg.bytes(), captured) : picture.loan();
    }

    private void read() throws CameraException {
        if (!next()) {
            throw new NotThere("no JPEG in %s".formatted(file));
        }
    }

    private boolean next() throws CameraException {
        try {
            boolean more = stream.next(picture);
            while (more && picture.foreign() != null) {
                more = stream.next(picture);
            }
            return more;
        } catch (IOException unreadable) {
            throw UnreadableFile.because(file, unreadable);
        }
    }

    /** A file that is replaced may be gone for a moment. */
    private void rewindOverGap() throws CameraException, InterruptedException {
        long endNanos = System.nanoTime() + GAP_NANOS;
        while (!Files.exists(file) && System.nanoTime() - endNanos < 0) {
            Thread.sleep(LOOK_MILLIS);
        }
        rewind();
    }

    private void rewind() throws CameraException {
        closeFile();
        try {
            in = Files.newInputStream(file);
            stream = new JpegStream(in, null, memory);
        } catch (IOException unreadable) {
            throw UnreadableFile.because(file, unreadable);
        }
    }

    @Override
    public CameraMode mode() {
        return mode;
    }

    @Override
    public void close() {
        picture.release();
        closeFile();
    }

    private void closeFile() {
        if (in == null) {
            return;
        }
        if (stream != null) {
            stream.close();
        }
        try {
            in.close();
        } catch (IOException whatever) {
            // It was only read.
        }
    }
}
