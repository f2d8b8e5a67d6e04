package org.webcamd.source;

import java.io.IOException;
import java.util.List;
import org.webcamd.camera.CameraException;
import org.webcamd.memory.MemoryShare;

/**
 * Reads pictures from the standard output of a program, which ends with the reader. A read cannot be given a limit, but
 * ends when the program is ended.
 */
final class ProcessReader implements PictureReader {
    /** The program has given pictures, and has ended with code 0. */
    static final class EndedWellException extends CameraException {
        private static final long serialVersionUID = 1L;

        private EndedWellException(String message) {
            super(message);
        }
    }

    private final String name;
    private final ChildProcess process;
    private final JpegStream stream;
    private volatile boolean closed;
    private boolean hasGivenPictures;

    /** Of a program that has been started, and ends with this; with what it is called in messages. */
    ProcessReader(String name, ChildProcess process, MemoryShare memory) {
        this.name = name;
        this.process = process;
        stream = new JpegStream(process.output(), null, memory);
    }

    /** Starts the program, which is the source. */
    static ProcessReader start(String name, List<String> command, MemoryShare memory) throws IOException {
        return start(name, name, command, memory);
    }

    /** Starts a program that reads the source of that name. */
    static ProcessReader start(String name, String program, List<String> command, MemoryShare memory)
        throws IOException {
        return new ProcessReader(program, ChildProcess.start(name, command), memory);
    }

    @Override
    public void read(StreamedPicture out) throws CameraException, InterruptedException {
        try {
            if (stream.next(out)) {
                hasGivenPictures |= out.isPicture();
                return;
            }
        } catch (IOException failed) {
            if (!closed) {
                throw new CameraException("%s cannot be read: %s".formatted(name, failed.getMessage()));
            }
        }
        String ending = name + " " + process.ending();
        throw hasGivenPictures && process.hasEndedWell() ? new EndedWellException(ending)
            : new CameraException(ending);
    }

    @Override
    public void release() {
        stream.close();
    }

    @Override
    public void close() {
        closed = true;
        process.end();
    }
}
