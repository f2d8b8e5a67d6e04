package org.webcamd.source;

import static java.lang.System.Logger.Level.WARNING;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.webcamd.text.Secrets;

/**
 * A running program with all the processes that it has started. It has a session of its own where the program setsid is
 * installed, so that Ctrl-C in a terminal reaches it through webcamd alone, and no standard input. Any thread; started
 * and ended once.
 */
final class ChildProcess {
    private static final System.Logger LOG = System.getLogger(ChildProcess.class.getName());

    private static final List<Path> SETSID = List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));
    private static final long TERMINATE_MILLIS = 500;
    private static final long KILL_MILLIS = 1_000;
    /** When the program ends: cameras are closed in that time, and the process waits for little more. */
    private static final long LONGEST_STOP_MILLIS = 900;
    private static final int MOST_NAMED = 10;
    /** As shells have it, beside {@link MissingProgram#EXIT_CODE}. */
    private static final int NOT_EXECUTABLE = 126;
    /** A process that has closed its output is about to end. */
    private static final long EXIT_MILLIS = 1_000;

    /** What a service manager says to one process: sockets that are handed over, and whom to report to. */
    private static final Set<String> OF_THIS_PROCESS = Set.of("LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES",
        "NOTIFY_SOCKET", "WATCHDOG_PID", "WATCHDOG_USEC");

    private final String name;
    private final Process process;
    private final ProcessFamily family;
    private final LastLine lastLine;
    private final Thread errorReader;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread atTheEnd = new Thread(this::endWithProgram, "webcamd-end-child");

    private ChildProcess(String name, Process process, ProcessFamily family, Secrets secrets) {
        this.name = name;
        this.process = process;
        this.family = family;
        lastLine = new LastLine(process.getErrorStream(), secrets);
        errorReader = new Thread(lastLine, "webcamd-stderr-" + name);
        errorReader.setDaemon(true);
        errorReader.start();
    }

    /** Starts a program, with the name that its threads get. */
    static ChildProcess start(String name, List<String> command) throws IOException {
        return start(name, command, Map.of(), Secrets.NONE);
    }

    /** Starts a program with more in its environment, and with what is not to be repeated of what it says. */
    static ChildProcess start(String name, List<String> command, Map<String, String> environment, Secrets secrets)
        throws IOException {
        Optional<Path> setsid = SETSID.stream().filter(Files::isExecutable).findFirst();
        List<String> inSession = new ArrayList<>();
        setsid.ifPresent(program -> inSession.add(program.toString()));
        inSession.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(inSession)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().keySet().removeAll(OF_THIS_PROCESS);
        builder.environment().putAll(environment);
        String mark = ProcessFamily.newMark();
        builder.environment().put(ProcessFamily.MARK, mark);
        Process process = builder.start();
        ChildProcess child = new ChildProcess(name, process, new ProcessFamily(process, setsid.isPresent(), mark),
            secrets);
        child.watchForTheEnd();
        return child;
    }

    private void watchForTheEnd() throws IOException {
        try {
            Runtime.getRuntime().addShutdownHook(atTheEnd);
        } catch (IllegalStateException ending) {
            end();
            throw new IOException("webcamd is ending");
        }
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
        if (process.exitValue() == MissingProgram.EXIT_CODE) {
            return MissingProgram.of(line);
        }
        if (process.exitValue() == NOT_EXECUTABLE) {
            return "cannot be run: chmod +x makes a script a program" + (line.isEmpty() ? "" : " (" + line + ")");
        }
        // A program that names what it was given says what stands before this already.
        String said = line.startsWith(name + ": ") ? line.substring(name.length() + 2) : line;
        return "ended with code " + process.exitValue() + (said.isEmpty() ? "" : ": " + said);
    }

    /** Whether it has ended with code 0, when {@link #ending} has been asked. */
    boolean hasEndedWell() {
        return !process.isAlive() && process.exitValue() == 0;
    }

    /**
     * Asks all its processes to end, and half a second later makes them. Returns when they have ended, also for who
     * calls it meanwhile.
     */
    synchronized void end() {
        if (ended.getCount() == 0) {
            return;
        }
        if (!family.terminate(TERMINATE_MILLIS) && !family.kill(KILL_MILLIS)) {
            LOG.log(WARNING, "{0}: processes of it do not end, and may still hold its camera: {1}", name,
                family.running().stream().map(process -> Long.toString(process.pid())).limit(MOST_NAMED).toList());
        }
        process.destroyForcibly();
        ended.countDown();
        forget();
    }

    /** Who ends the program has seen to this one, or hangs; then it is ended here. */
    private void endWithProgram() {
        try {
            if (!ended.await(LONGEST_STOP_MILLIS, TimeUnit.MILLISECONDS)) {
                family.kill(KILL_MILLIS);
            }
        } catch (InterruptedException hurried) {
            family.kill(KILL_MILLIS);
        }
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
        } catch (IllegalStateException ending) {
            // It is running, and sees that nothing is left to do.
        }
    }

    /** All processes of it that are running, for tests. */
    List<ProcessEntry> running() {
        return family.running();
    }
}
