package org.webcamd.launch;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * When the program is to end. For the process, SIGTERM and SIGINT say so: the JVM runs its shutdown hooks, and the hook
 * here lets the main thread take everything apart and then ends the process with code 0, where the JVM's own would be
 * 143. Whatever hangs, it ends the process in time: it waits for no thread without a limit. Any thread.
 */
final class StopSignal {
    /** The exit code when the program ends itself because it cannot serve any more. */
    static final int GAVE_UP = 4;

    /** With what the log takes (0.1 s) and the JVM itself (0.3 s where threads are in native code), below 2 s. */
    private static final long LONGEST_STOP_MILLIS = 1_500;

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final boolean endsProcess;
    private final Runnable lastWords;
    private volatile int exitCode;

    private StopSignal(boolean endsProcess, Runnable lastWords) {
        this.endsProcess = endsProcess;
        this.lastWords = lastWords;
    }

    /**
     * Told by the signals of this process.
     *
     * @param lastWords run when everything has ended, or did not in time; has to take no time
     */
    static StopSignal ofProcess(Runnable lastWords) {
        return new StopSignal(true, lastWords);
    }

    /** Told by {@link #request()} alone. */
    static StopSignal ofCaller() {
        return new StopSignal(false, () -> { });
    }

    /** Asks for the end. */
    void request() {
        requested.countDown();
    }

    /** Asks for the end as a signal does, but with code {@value #GAVE_UP}; returns at once. */
    void giveUp() {
        exitCode = GAVE_UP;
        if (endsProcess) {
            // It never returns, and who calls may have to be waited for.
            new Thread(() -> System.exit(GAVE_UP), "webcamd-give-up").start();
        } else {
            request();
        }
    }

    /** From now on the signals of the process are listened to. Once. */
    void arm() {
        if (endsProcess) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::stopProcess, "webcamd-stop"));
        }
    }

    /** Returns when the end was asked for. */
    void await() {
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
        lastWords.run();
        Runtime.getRuntime().halt(exitCode);
    }
}
