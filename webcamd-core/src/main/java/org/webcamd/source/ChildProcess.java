package org.webcamd.source;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A running program with all the processes that it has started. It has a session of its own where the program setsid is
 * installed, so that Ctrl-C in a terminal reaches it through webcamd alone, and no standard input. Any thread; started
 * and ended once.
 */
final class ChildProcess {
    private static final List<Path> SETSID = List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));
    private static final int SESSION_FIELD = 3;
    private static final long TERMINATE_MILLIS = 500;
    private static final long KILL_MILLIS = 250;
    private static final long POLL_MILLIS = 5;
    /** A process that has closed its output is about to end. */
    private static final long EXIT_MILLIS = 1_000;

    private final Process process;
    private final LastLine lastLine;
    private final Thread errorReader;

    private ChildProcess(Process process, String name) {
        this.process = process;
        lastLine = new LastLine(process.getErrorStream());
        errorReader = new Thread(lastLine, "webcamd-stderr-" + name);
        errorReader.setDaemon(true);
        errorReader.start();
    }

    /** Starts a program, with the name that its threads get. */
    static ChildProcess start(String name, List<String> command) throws IOException {
        List<String> inSession = new ArrayList<>();
        SETSID.stream().filter(Files::isExecutable).findFirst().ifPresent(setsid -> inSession.add(setsid.toString()));
        inSession.addAll(command);
        Process process = new ProcessBuilder(inSession)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .start();
        return new ChildProcess(process, name);
    }

    /** What it writes. */
    InputStream output() {
        return process.getInputStream();
    }

    /** How it ended, after its output has: half a sentence. */
    String ending() throws InterruptedException {
        if (!process.waitFor(EXIT_MILLIS, TimeUnit.MILLISECONDS)) {
            return "closed its standard output";
        }
        errorReader.join(EXIT_MILLIS);
        String line = lastLine.line();
        return "ended with code " + process.exitValue() + (line.isEmpty() ? "" : ": " + line);
    }

    /** Asks all its processes to end, and half a second later makes them. Returns when they have ended. */
    void end() {
        List<ProcessHandle> family = family(List.of());
        family.forEach(ProcessHandle::destroy);
        if (awaitEnd(family, TERMINATE_MILLIS)) {
            return;
        }
        // With those that were started since.
        family = family(family);
        family.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(family, KILL_MILLIS);
    }

    private List<ProcessHandle> family(List<ProcessHandle> known) {
        Stream<ProcessHandle> found = Stream.concat(Stream.of(process.toHandle()), process.descendants());
        // What a process has started is no descendant any more once that process has ended; the session stays.
        Stream<ProcessHandle> session = ProcessHandle.allProcesses().filter(this::isOfSession);
        return Stream.of(found, session, known.stream()).flatMap(Function.identity()).distinct().toList();
    }

    private boolean isOfSession(ProcessHandle other) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(other.pid()), "stat"));
            // After the name, which may hold anything: state, parent, group, session.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", SESSION_FIELD + 2);
            return fields[SESSION_FIELD].equals(Long.toString(process.pid()));
        } catch (IOException | IndexOutOfBoundsException ended) {
            return false;
        }
    }

    private static boolean awaitEnd(List<ProcessHandle> family, long limitMillis) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMillis);
        boolean interrupted = false;
        while (family.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException hurried) {
                // It is bounded, and no process is to be left behind.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return family.stream().noneMatch(ProcessHandle::isAlive);
    }

    /** All processes of it that are running, for tests. */
    List<ProcessHandle> running() {
        return family(List.of()).stream().filter(ProcessHandle::isAlive).toList();
    }
}
