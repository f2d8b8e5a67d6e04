package org.webcamd.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.CameraMode;
import org.webcamd.camera.Metronome;
import org.webcamd.camera.Picture;

/**
 * Reads JPEGs end to end from a file, at a steady rate, and begins again at its end. The file is opened anew each time,
 * so that what has changed on disk is seen at the next round.
 */
final class MjpegFileCamera implements Camera {
    private final Path file;
    private final CameraMode mode;
    private final Metronome metronome;
    private final StreamedPicture picture = new StreamedPicture();
    private InputStream in;
    private JpegStream stream;

    MjpegFileCamera(Path file, double fps) throws CameraException {
        this.file = file;
        metronome = new Metronome(fps);
        try {
            rewind();
            do {
                read();
            } while (!picture.isPicture());
            JpegSize size = JpegSize.of(picture.bytes());
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
            rewind();
            read();
        }
        return new Picture.Jpeg(picture.loan().bytes(), captured);
    }

    private void read() throws CameraException {
        if (!next()) {
            throw new CameraException("no JPEG in %s".formatted(file));
        }
    }

    private boolean next() throws CameraException {
        try {
            return stream.next(picture);
        } catch (IOException unreadable) {
            throw cannotBeRead(unreadable);
        }
    }

    private void rewind() throws CameraException {
        close();
        try {
            in = Files.newInputStream(file);
            stream = new JpegStream(in, null);
        } catch (IOException unreadable) {
            throw cannotBeRead(unreadable);
        }
    }

    private CameraException cannotBeRead(IOException why) {
        return new CameraException("%s cannot be read: %s".formatted(file, why.getMessage()));
    }

    @Override
    public CameraMode mode() {
        return mode;
    }

    @Override
    public void close() {
        if (in == null) {
            return;
        }
        try {
            in.close();
        } catch (IOException whatever) {
            // It was only read.
        }
    }
}
