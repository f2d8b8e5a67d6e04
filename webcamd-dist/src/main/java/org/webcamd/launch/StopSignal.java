package org.webcamd.launch;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * When the program is to end. For the process, SIGTERM and SIGINT say so: the JVM runs its shutdown hooks, and the hook
 * here lets the main thread take everything apart and then ends the process with code 0, where the JVM's own would be
 * 143. Any thread.
 */
final class StopSignal {
    private static final long LONGEST_STOP_MILLIS = 1_700;

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final boolean endsProcess;

    private StopSignal(boolean endsProcess) {
        this.endsProcess = endsProcess;
    }

    /** Told by the signals of this process. */
    static StopSignal ofProcess() {
        return new StopSignal(true);
    }

    /** Told by {@link #request()} alone. */
    static StopSignal ofCaller() {
        return new StopSignal(false);
    }

    /** Asks for the end. */
    void request() {
        requested.countDown();
    }

    /** Returns when the end was asked for. */
    void await() {
        if (endsProcess) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::stopProcess, "webcamd-stop"));
        }
        try {
            requested.await();
        } catch (InterruptedException alsoAnEnd) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everything has been taken apart. */
    void stopped() {
        stopped.countDown();
    }

    private void stopProcess() {
        request();
        try {
            // In vain where a device's driver never returns: the kernel cleans up behind it.
            stopped.await(LONGEST_STOP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }
}
