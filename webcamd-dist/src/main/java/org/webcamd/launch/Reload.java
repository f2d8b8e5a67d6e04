package org.webcamd.launch;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.webcamd.auth.AuthFileException;
import org.webcamd.cli.CommandLine;
import org.webcamd.cli.Difference;
import org.webcamd.cli.UsageException;

/**
 * Reads the configuration again when it is asked to, and changes what is different: cameras at once; what takes a
 * restart is said. Any thread asks; the thread {@code webcamd-reload} does it, once more at most for all that ask while
 * it does.
 */
final class Reload implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Reload.class.getName());

    private final Launcher running;
    private final Supervision supervision;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread reading = new Thread(task, "webcamd-reload");
        reading.setDaemon(true);
        return reading;
    });
    private final CommandLine started;
    /** What counts now. The thread's. */
    private CommandLine present;

    /** For a program that runs, and whoever wants to know how it goes. */
    Reload(Launcher running, Supervision supervision) {
        this.running = running;
        this.supervision = supervision;
        started = running.commandLine();
        present = started;
    }

    /** Asks for it, and returns at once. */
    void ask() {
        if (asked.compareAndSet(false, true)) {
            try {
                thread.execute(this::read);
            } catch (RejectedExecutionException ending) {
                // Nothing is to be read any more.
            }
        }
    }

    private void read() {
        asked.set(false);
        supervision.reloading();
        try {
            CommandLine now = new SavedConfiguration(started).read().orElse(null);
            if (now == null) {
                LOG.log(WARNING, "the configuration stays as it is: {0} is empty, or is still being saved",
                    started.configFile());
                return;
            }
            if (!readFiles(now)) {
                return;
            }
            running.readFilesAgain();
            if (started.configFile() == null) {
                LOG.log(INFO, "SIGHUP: users, links and certificates are read again; there is no --config FILE");
            } else {
                change(now);
            }
        } catch (UsageException wrong) {
            LOG.log(WARNING, "the configuration stays as it is: {0}", wrong.getMessage());
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException fault) {
            LOG.log(ERROR, "a fault while the configuration was read again", fault);
        } finally {
            supervision.reloaded();
        }
    }

    private static boolean readFiles(CommandLine now) {
        try {
            CheckErrand.readFiles(now);
            return true;
        } catch (AuthFileException wrong) {
            LOG.log(WARNING, "the configuration stays as it is: {0}", now.located(wrong.getMessage()));
            return false;
        }
    }

    private void change(CommandLine now) throws InterruptedException, ExecutionException {
        Difference difference = Difference.of(started, present, now);
        if (!difference.leavesCameras(present)) {
            running.cameras().change(difference).get();
        }
        running.servePlugged(now.automatic());
        present = now;
        LOG.log(INFO, "{0} was read again: {1}", now.configFile(), words(difference));
        if (!difference.fixed().isEmpty()) {
            LOG.log(WARNING, "{0}: changed, and counts from the next start on: {1}", now.configFile(),
                String.join(", ", difference.fixed()));
        }
    }

    private static String words(Difference difference) {
        List<String> words = new ArrayList<>();
        add(words, "started", difference.came());
        add(words, "stopped", difference.went());
        add(words, "restarted", difference.changed());
        return words.isEmpty() ? "no camera has changed" : "cameras " + String.join("; ", words);
    }

    private static void add(List<String> words, String verb, List<String> cameras) {
        if (!cameras.isEmpty()) {
            words.add(verb + ": " + String.join(", ", cameras));
        }
    }

    /** Reads no more. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
