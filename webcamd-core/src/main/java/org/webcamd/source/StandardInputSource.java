package org.webcamd.source;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.EndedException;
import org.webcamd.camera.Source;
import org.webcamd.memory.MemoryShare;

/**
 * Pictures from this program's standard input. There is only one, and what was read is gone: reading begins when the
 * source is first opened and goes on until the input ends, whether a camera on it is open or not. Thereafter it cannot
 * be opened any more, and says so. One camera at a time.
 */
final class StandardInputSource implements Source {
    static final String NAME = "-";

    private static final String LABEL = "standard input";

    private final InputStream in;
    private final Patience patience;
    private PicturePump pump;

    StandardInputSource(CameraSettings settings) {
        this(new FileInputStream(FileDescriptor.in), Patience.of(settings));
    }

    StandardInputSource(InputStream in, Patience patience) {
        this.in = in;
        this.patience = patience;
    }

    @Override
    public Camera open(MemoryShare memory) throws CameraException {
        return StreamCamera.open(new StreamCamera.Pumps() {
            @Override
            public PicturePump start() {
                return theOnlyPump(memory);
            }

            @Override
            public void end(PicturePump same) {
                // The next camera reads on.
                same.giveBack();
            }
        }, LABEL, patience);
    }

    private synchronized PicturePump theOnlyPump(MemoryShare memory) {
        if (pump == null) {
            pump = new PicturePump(LABEL, new Reader(in, memory), PicturePump.NEVER_NANOS).start();
        }
        return pump;
    }

    @Override
    public long patienceNanos() {
        return patience.limitNanos();
    }

    @Override
    public String name() {
        return LABEL;
    }

    /** To the end of the input. */
    private static final class Reader implements PictureReader {
        private final JpegStream stream;

        Reader(InputStream in, MemoryShare memory) {
            stream = new JpegStream(in, null, memory);
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
            throw new EndedException("%s %s: start webcamd again with a program that goes on, or use exec:COMMAND, "
                .formatted(LABEL, ended) + "which is started again when it ends");
        }

        @Override
        public void release() {
            stream.close();
        }

        @Override
        public void close() {
            // It is not this program's to close.
        }
    }
}
