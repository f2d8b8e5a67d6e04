package org.webcamd.service;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Tells a service manager that this process serves, how it goes, and that it is alive, from a thread of its own. What
 * is to be told may be said by any thread.
 */
public final class ServiceNotifier implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ServiceNotifier.class.getName());
    private static final String READY = "READY=1\n";
    private static final String STATUS = "STATUS=";
    private static final long STATUS_SECONDS = 10;
    /** When a camera has been opened, or not. */
    private static final long FIRST_STATUS_SECONDS = 3;
    /** One may be late, and one more be lost. */
    private static final int SIGNS_A_LIMIT = 3;
    private static final long MICRO = TimeUnit.MICROSECONDS.toNanos(1);
    // What has to arrive is tried again, while whoever is to take it is busy.
    private static final int ATTEMPTS = 50;
    private static final long PAUSE_MILLIS = 20;
    private static final long END_MILLIS = 200;

    private final NotifySocket socket;
    private final ServiceReport report;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread telling = new Thread(task, "webcamd-service");
        telling.setDaemon(true);
        return telling;
    });

    // The thread's own.
    private String status = "";
    private Optional<String> trouble = Optional.empty();
    private boolean failed;

    private ServiceNotifier(NotifySocket socket, ServiceReport report) {
        this.socket = socket;
        this.report = report;
    }

    /**
     * Tells that this process serves, and from then on how it goes.
     *
     * @param settings what is wanted
     * @param report asked for it
     * @return to be closed first at the end; none when nobody can be told, which was said in a line
     */
    public static Optional<ServiceNotifier> start(ServiceSettings settings, ServiceReport report) {
        try {
            ServiceNotifier notifier = new ServiceNotifier(NotifySocket.to(settings.address()), report);
            notifier.begin(settings);
            return Optional.of(notifier);
        } catch (IOException cannot) {
            LOG.log(WARNING, "the service manager is not told how it goes: {0}", cannot.getMessage());
            return Optional.empty();
        }
    }

    private void begin(ServiceSettings settings) {
        thread.execute(this::tellReady);
        thread.scheduleWithFixedDelay(this::tellStatus, FIRST_STATUS_SECONDS, STATUS_SECONDS, TimeUnit.SECONDS);
        settings.watchdog().ifPresent(limit -> {
            long nanos = Math.max(1, limit.toNanos() / SIGNS_A_LIMIT);
            thread.scheduleAtFixedRate(this::giveSign, 0, nanos, TimeUnit.NANOSECONDS);
        });
    }

    private void tellReady() {
        status = report.status();
        tell(READY + STATUS + status);
    }

    private void tellStatus() {
        String now = report.status();
        if (!now.equals(status)) {
            status = now;
            send(STATUS + now);
        }
    }

    private void giveSign() {
        Optional<String> now = report.trouble();
        if (now.isEmpty()) {
            send("WATCHDOG=1");
            trouble.ifPresent(before -> LOG.log(INFO, "the service manager gets signs of life again"));
        } else if (trouble.isEmpty()) {
            LOG.log(WARNING, "the service manager gets no sign of life: {0}", now.get());
        }
        trouble = now;
    }

    /** The settings are read again; {@link #reloaded} ends it. */
    public void reloading() {
        // The clock of nanoTime is the one that is asked for (CLOCK_MONOTONIC).
        long micros = System.nanoTime() / MICRO;
        later(() -> tell("RELOADING=1\nMONOTONIC_USEC=" + micros));
    }

    /** It serves by other settings now, or by those before. */
    public void reloaded() {
        later(this::tellReady);
    }

    private void later(Runnable telling) {
        try {
            thread.execute(telling);
        } catch (RejectedExecutionException ended) {
            // It stops, which was told.
        }
    }

    /** What has to arrive. */
    private void tell(String lines) {
        for (int i = 0; i < ATTEMPTS && !send(lines); i++) {
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Whether there is nothing more to be done about it: a manager that cannot be reached is said once. */
    private boolean send(String lines) {
        try {
            boolean sent = socket.send(lines);
            failed = failed && !sent;
            return sent;
        } catch (IOException cannot) {
            if (!failed) {
                LOG.log(WARNING, "the service manager cannot be told how it goes: {0}", cannot.toString());
            }
            failed = true;
            return true;
        }
    }

    /** Tells that this process ends; to be called before anything is taken apart. */
    @Override
    public void close() {
        later(() -> send("STOPPING=1\n" + STATUS + "stops"));
        thread.shutdown();
        try {
            if (!thread.awaitTermination(END_MILLIS, TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
                return;
            }
            socket.close();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (IOException closed) {
            // Nothing is told any more.
        }
    }
}
