package org.webcamd.benchmark.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that ends when this is closed, and at the latest with this JVM. */
public final class ChildProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 5;
    private static final int TAIL_LINES = 20;

    private final Process process;
    private final Path log;
    private final Thread endOfJvm;

    private ChildProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        endOfJvm = new Thread(this::destroyAll, "benchmark-end-" + process.pid());
        Runtime.getRuntime().addShutdownHook(endOfJvm);
    }

    /**
     * Starts a program.
     *
     * @param command the program and its arguments
     * @param environment what is set beside this JVM's own environment
     * @param log where its output goes
     * @return running
     * @throws IOException when it cannot be started
     */
    public static ChildProcess start(List<String> command, Map<String, String> environment, Path log)
        throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new ChildProcess(builder.start(), log);
    }

    /**
     * The command that starts a class of the benchmark in a JVM of its own.
     *
     * @param main has the main method
     * @param flags of the JVM
     * @param settings its arguments
     * @return a command
     */
    public static List<String> java(Class<?> main, List<String> flags, Record settings) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(RecordLine.words(settings));
        return command;
    }

    /**
     * Its number.
     *
     * @return as the kernel counts
     */
    public long pid() {
        return process.pid();
    }

    /**
     * Tells whether it runs.
     *
     * @return false once it has ended
     */
    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Waits for its end.
     *
     * @param seconds at most
     * @return what it printed
     * @throws BrokenRunException when it did not end in time or with exit code 0
     * @throws IOException when its output cannot be read
     * @throws InterruptedException when asked to stop waiting
     */
    public List<String> awaitOutput(double seconds) throws BrokenRunException, IOException, InterruptedException {
        boolean ended = process.waitFor((long) (seconds * 1_000), TimeUnit.MILLISECONDS);
        if (!ended || process.exitValue() != 0) {
            String how = ended ? "ended with exit code " + process.exitValue() : "did not end";
            throw new BrokenRunException("a process of the benchmark " + how + ":\n" + endOfLog());
        }
        return Files.readAllLines(log);
    }

    /**
     * The last lines of its output.
     *
     * @return indented lines
     */
    public String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(log);
            List<String> tail = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
            return "    " + log + ":\n    " + String.join("\n    ", tail);
        } catch (IOException unreadable) {
            return "    " + log + " cannot be read";
        }
    }

    private void destroyAll() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Asks it to end, and then makes it, and whatever it has started. */
    @Override
    public void close() {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            Runtime.getRuntime().removeShutdownHook(endOfJvm);
        } catch (InterruptedException hurry) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IllegalStateException jvmEnds) {
            process.destroyForcibly();
        }
        descendants.forEach(ProcessHandle::destroyForcibly);
    }
}
