package org.webcamd.launch;

import static java.lang.System.Logger.Level.WARNING;

import java.io.PrintStream;
import java.util.Optional;
import org.webcamd.cli.CommandLine;
import org.webcamd.cli.ReadablePasswords;
import org.webcamd.cli.UsageException;
import org.webcamd.log.ProcessLog;
import org.webcamd.server.StartException;

/**
 * The program: exit code 0 after a signal or help, 1 when it cannot start or a probed source gives nothing, 2 for wrong
 * usage, {@value StopSignal#GAVE_UP} when an I/O thread hangs for good.
 */
public final class Main {
    private static final System.Logger LOG = System.getLogger(Main.class.getName());
    /** Standard output may be a pipe that nobody reads; who starts a server need not read it. */
    private static final long GREETING_MILLIS = 500;

    private Main() {
    }

    /**
     * Runs and exits with the code that {@link #run} returned.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        PrintStream err = System.err;
        ProcessLog log = ProcessLog.install();
        Hangup hangup = Hangup.ofProcess(() -> new Thread(() -> System.exit(Errand.OK), "webcamd-hangup").start());
        System.exit(run(System.out, err, StopSignal.ofProcess(log::end), hangup, args));
    }

    /**
     * Runs until told to stop.
     *
     * @param out for what the user asked for
     * @param err for what is wrong
     * @param stop tells when to end
     * @param hangup tells when to read the configuration again
     * @param args the command line
     * @return the exit code
     */
    static int run(PrintStream out, PrintStream err, StopSignal stop, Hangup hangup, String... args) {
        try {
            CommandLine line = CommandLine.parse(args);
            Optional<Errand> errand = Errand.of(line);
            if (errand.isPresent()) {
                return errand.get().run(out, err);
            }
            ReadablePasswords.advice(args).forEach(advice -> LOG.log(WARNING, advice));
            serve(out, stop, hangup, line);
            return Errand.OK;
        } catch (UsageException wrong) {
            err.println("webcamd: " + wrong.getMessage());
            return Errand.WRONG_USAGE;
        } catch (StartException cannot) {
            err.println("webcamd: " + cannot.getMessage());
            return Errand.CANNOT_START;
        }
    }

    private static void serve(PrintStream out, StopSignal stop, Hangup hangup, CommandLine line)
        throws StartException {
        try (Launcher running = Launcher.start(line, stop::giveUp);
            Supervision supervision = new Supervision(running);
            Reload reload = new Reload(running, supervision)) {
            stop.arm();
            supervision.serving();
            hangup.reader(reload::ask);
            ProcessLog.serving(running.counters());
            greet(out, running.greeting());
            stop.await();
        } finally {
            hangup.reader(null);
            stop.stopped();
        }
    }

    private static void greet(PrintStream out, String greeting) {
        Thread printing = new Thread(() -> {
            out.print(greeting);
            out.flush();
        }, "webcamd-greeting");
        printing.setDaemon(true);
        printing.start();
        try {
            printing.join(GREETING_MILLIS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
