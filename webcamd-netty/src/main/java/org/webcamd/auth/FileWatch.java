package org.webcamd.auth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks every two seconds whether files have changed, on a thread of its own. They are small, and are read whole: times
 * of change are too coarse to tell. What cannot be used changes nothing, and is said once.
 */
final class FileWatch implements AutoCloseable {
    static final long PERIOD_MILLIS = 2_000;

    /** Gives what is in a file now. */
    @FunctionalInterface
    interface Content {
        byte[] read() throws AuthFileException;
    }

    /** Takes what a file has become. */
    @FunctionalInterface
    interface Use {
        void take(byte[] content) throws AuthFileException;
    }

    /** Of the one thread, once it has begun. */
    private static final class Watched {
        private final Content content;
        private final Use use;
        private byte[] last;
        private String complaint = "";

        Watched(Content content, Use use, byte[] last) {
            this.content = content;
            this.use = use;
            this.last = last;
        }
    }

    private final Consumer<String> log;
    private final List<Watched> files = new ArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread watching = new Thread(task, "webcamd-auth-files");
        watching.setDaemon(true);
        return watching;
    });

    FileWatch(Consumer<String> log) {
        this.log = log;
    }

    /** One more file, before {@link #start}. */
    void add(Content content, byte[] now, Use use) {
        files.add(new Watched(content, use, now));
    }

    void start() {
        if (!files.isEmpty()) {
            thread.scheduleWithFixedDelay(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Looks out of turn, and returns at once. */
    void lookNow() {
        try {
            thread.execute(this::look);
        } catch (RejectedExecutionException ending) {
            // Nobody asks any more.
        }
    }

    void look() {
        files.forEach(this::look);
    }

    private void look(Watched file) {
        try {
            byte[] now = file.content.read();
            if (!Arrays.equals(now, file.last)) {
                file.last = now;
                file.use.take(now);
                file.complaint = "";
            }
        } catch (AuthFileException explained) {
            complain(file, explained.getMessage());
        }
    }

    private void complain(Watched file, String complaint) {
        if (!complaint.equals(file.complaint)) {
            file.complaint = complaint;
            log.accept(complaint + "; what was there before still counts");
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
