package org.webcamd.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The processes of a browser and the folder of its files, neither of which is left: not behind a test that fails, and
 * not where the JVM of the tests is told to end.
 */
final class BrowserProcess {
    private static final long END_SECONDS = 10;

    private final Path folder;
    private final ProcessHandle first;
    private final Thread lastResort = new Thread(() -> clear(family()));

    private BrowserProcess(Path folder, ProcessHandle first) {
        this.folder = folder;
        this.first = first;
    }

    static BrowserProcess start(Start start) throws Exception {
        Path folder = Files.createTempDirectory("webcamd-browser");
        try {
            BrowserProcess started = new BrowserProcess(folder, start.in(folder));
            Runtime.getRuntime().addShutdownHook(started.lastResort);
            return started;
        } catch (Exception failed) {
            delete(folder);
            throw failed;
        }
    }

    boolean isAlive() {
        return first.isAlive();
    }

    /** Returns when all has ended, on its own or by force. */
    void end(Runnable quit) {
        List<ProcessHandle> family = family();
        try {
            quit.run();
            awaitEnd(family);
        } finally {
            clear(family);
            Runtime.getRuntime().removeShutdownHook(lastResort);
        }
    }

    private void clear(List<ProcessHandle> family) {
        family.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(family);
        delete(folder);
    }

    private List<ProcessHandle> family() {
        return Stream.concat(first.descendants(), Stream.of(first)).toList();
    }

    private static void awaitEnd(List<ProcessHandle> family) {
        CompletableFuture.allOf(family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
            .completeOnTimeout(null, END_SECONDS, TimeUnit.SECONDS)
            .join();
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    /** What starts a browser with its files in a folder. */
    @FunctionalInterface
    interface Start {
        ProcessHandle in(Path folder) throws Exception;
    }
}
