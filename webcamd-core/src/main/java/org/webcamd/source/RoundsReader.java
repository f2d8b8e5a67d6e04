package org.webcamd.source;

import java.io.IOException;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.Metronome;

/**
 * Reads from a program that is started again when it has given pictures and ended well, as programs do that take one
 * picture. What ends without a picture, or with a complaint, is no round.
 */
final class RoundsReader implements PictureReader {
    /** Starts the program. */
    interface Rounds {
        /** A reader of one round. */
        ProcessReader start() throws IOException;
    }

    private final Rounds rounds;
    private final Metronome pace;

    // Guarded by this, but for the reading itself.
    private ProcessReader round;
    private boolean closed;

    private RoundsReader(Rounds rounds, Metronome pace, ProcessReader first) {
        this.rounds = rounds;
        this.pace = pace;
        round = first;
    }

    /** Starts the first round; those after it begin no sooner than at the next tick. */
    static RoundsReader start(Rounds rounds, Metronome pace) throws IOException {
        return new RoundsReader(rounds, pace, rounds.start());
    }

    @Override
    public void read(StreamedPicture out) throws CameraException, InterruptedException {
        while (true) {
            try {
                round.read(out);
                return;
            } catch (ProcessReader.EndedWellException next) {
                round.release();
                round.close();
                pace.awaitTick();
                startNext();
            }
        }
    }

    private synchronized void startNext() throws CameraException, InterruptedException {
        if (closed) {
            throw new InterruptedException();
        }
        try {
            round = rounds.start();
        } catch (IOException failed) {
            throw new CameraException("the command cannot be started again: " + failed.getMessage());
        }
    }

    @Override
    public void release() {
        round.release();
    }

    @Override
    public synchronized void close() {
        closed = true;
        round.close();
    }
}
