package org.webcamd.source;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.Source;

/**
 * Pictures from this program's standard input. There is only one, and what was read is gone: reading begins when the
 * source is first opened and goes on until the input ends, whether a camera on it is open or not. Thereafter it cannot
 * be opened any more, and says so. One camera at a time.
 */
final class StandardInputSource implements Source, StreamCamera.Pumps {
    static final String NAME = "-";

    private static final String LABEL = "standard input";

    private final InputStream in;
    private PicturePump pump;

    StandardInputSource() {
        this(new FileInputStream(FileDescriptor.in));
    }

    StandardInputSource(InputStream in) {
        this.in = in;
    }

    @Override
    public Camera open() throws CameraException {
        return StreamCamera.open(this, LABEL, StreamLimits.USUAL.picture());
    }

    @Override
    public synchronized PicturePump start() {
        if (pump == null) {
            pump = new PicturePump(LABEL, new Reader(in), PicturePump.NEVER_NANOS).start();
        }
        return pump;
    }

    @Override
    public void end(PicturePump same) {
        // The next camera reads on.
    }

    @Override
    public String name() {
        return NAME;
    }

    /** To the end of the input. */
    private static final class Reader implements PictureReader {
        private final JpegStream stream;

        Reader(InputStream in) {
            stream = new JpegStream(in, null);
        }

        @Override
        public void read(StreamedPicture out) throws CameraException {
            String ended = "has ended";
            try {
                if (stream.next(out)) {
                    return;
                }
            } catch (IOException failed) {
                ended = "cannot be read (%s)".formatted(failed.getMessage());
            }
            throw new CameraException("%s %s: no more pictures can come; start webcamd again with a program that goes "
                .formatted(LABEL, ended) + "on, or use exec:COMMAND, which is started again when it ends");
        }

        @Override
        public void close() {
            // It is not this program's to close.
        }
    }
}
