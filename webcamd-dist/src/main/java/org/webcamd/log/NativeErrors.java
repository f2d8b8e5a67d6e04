package org.webcamd.log;

import static java.lang.System.Logger.Level.DEBUG;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What native libraries print to standard error by themselves: libjpeg a line for each broken picture, whoever sent it.
 * From a moment soon after the start they print to a pipe of our own, which never makes them wait, and which the thread
 * {@code webcamd-stderr} empties into the log.
 */
final class NativeErrors implements Runnable {
    private static final System.Logger LOG = System.getLogger(NativeErrors.class.getName());
    private static final int STANDARD_ERROR = 2;
    private static final int NOT_TAKEN = -1;
    private static final long END_MILLIS = 50;
    private static final int BUFFER_BYTES = 4096;
    /** JNA has to be loaded for it, which would delay the first picture. */
    private static final long DELAY_MILLIS = TimeUnit.SECONDS.toMillis(2);

    private final Consumer<OutputStream> redirect;
    private final OutputStream lines;
    private final Thread thread = new Thread(this, "webcamd-stderr");

    // Guarded by this.
    private int original = NOT_TAKEN;
    private boolean ended;

    /**
     * Not begun yet.
     *
     * @param redirect told where the log is to be written from now on
     * @param lines takes what is printed
     */
    NativeErrors(Consumer<OutputStream> redirect, OutputStream lines) {
        this.redirect = redirect;
        this.lines = lines;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * They print to standard error again, and what they have printed is in the log. The thread ends with its pipe: the
     * JVM would wait 0.3 s for one that reads.
     */
    void end() {
        try {
            giveBack();
            thread.join(END_MILLIS);
        } catch (IOException notHere) {
            LOG.log(DEBUG, "standard error is not given back: {0}", notHere);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void giveBack() throws IOException {
        ended = true;
        if (original == NOT_TAKEN) {
            thread.interrupt();
        } else {
            Descriptors.replace(STANDARD_ERROR, original);
        }
    }

    @Override
    public void run() {
        try {
            Thread.sleep(DELAY_MILLIS);
            Descriptors.load();
            InputStream taken = takeOver();
            if (taken != null) {
                try (InputStream printed = taken) {
                    pass(printed);
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException | LinkageError notHere) {
            LOG.log(DEBUG, "what native libraries print is not taken into the log: {0}", notHere);
        }
    }

    /** The log goes elsewhere first: it must not be read back. */
    private synchronized InputStream takeOver() throws IOException {
        if (ended) {
            return null;
        }
        original = Descriptors.duplicate(STANDARD_ERROR);
        int[] pipe = Descriptors.pipe();
        // By this name the reading end is another one, which waits.
        InputStream printed = new FileInputStream("/proc/self/fd/" + pipe[0]);
        redirect.accept(Descriptors.output(original));
        Descriptors.replace(STANDARD_ERROR, pipe[1]);
        Descriptors.discard(pipe[0]);
        Descriptors.discard(pipe[1]);
        return printed;
    }

    private void pass(InputStream printed) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = printed.read(buffer); read >= 0; read = printed.read(buffer)) {
            lines.write(buffer, 0, read);
        }
    }
}
