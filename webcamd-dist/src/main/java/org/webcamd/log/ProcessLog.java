package org.webcamd.log;

import static java.lang.System.Logger.Level.ERROR;

import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.terminal.Terminal;

/**
 * Where everything goes that is logged in this process, by whatever library: to standard error, by the thread
 * {@code webcamd-log}. Any thread logs; none ever waits.
 */
public final class ProcessLog extends Handler {
    /** The process ends within two seconds in any case. */
    private static final long FLUSH_MILLIS = 100;

    /** Has a line for each client that is closed before it has taken the end of its TLS. Held, as loggers are weak. */
    private static final Logger FAREWELLS = Logger.getLogger("io.netty.handler.ssl.SslHandler");

    private final AtomicReference<Counters> counters = new AtomicReference<>(new Counters());
    private final LineQueue lines;
    private volatile NativeErrors nativeErrors;
    private final LineFormat format;
    /** Lines that were printed, with no word about how grave they are. */
    private final PrintedKinds printed = new PrintedKinds(line -> publish(new LogRecord(Level.WARNING, line)));

    ProcessLog(OutputStream to, LineStyle style) {
        format = new LineFormat(style);
        lines = new LineQueue(to, this::countDropped, format::droppedLines);
        lines.start("webcamd-log");
    }

    /**
     * Takes the place of the JDK's handler, which writes on the thread that logs. What is printed to {@code System.err}
     * and what ends a thread is logged as well. To be called before anything logs.
     *
     * @return what was installed
     */
    public static ProcessLog install() {
        ProcessLog log = new ProcessLog(new FileOutputStream(FileDescriptor.err),
            LineStyle.of(Terminal.ofStandardError()));
        Logger root = Logger.getLogger("");
        Arrays.stream(root.getHandlers()).filter(ConsoleHandler.class::isInstance).forEach(root::removeHandler);
        root.addHandler(log);
        // It would look for other frameworks first, and load the one that HttpClient brings and that says nothing.
        InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
        FAREWELLS.setLevel(Level.SEVERE);
        System.setErr(new PrintStream(new PrintedLines(log.printed::printed), true, StandardCharsets.UTF_8));
        System.Logger faults = System.getLogger(ProcessLog.class.getName());
        Thread.setDefaultUncaughtExceptionHandler(
            (thread, fault) -> faults.log(ERROR, "the thread " + thread.getName() + " ended by a fault", fault));
        return log;
    }

    /**
     * From now on this process serves: lines that are lost are counted where that is shown, with those that were lost
     * before, and what native libraries print is logged as well. Nothing where the log is not installed.
     *
     * @param shown the server's
     */
    public static void serving(Counters shown) {
        Arrays.stream(Logger.getLogger("").getHandlers()).filter(ProcessLog.class::isInstance)
            .map(ProcessLog.class::cast).forEach(log -> {
                log.countIn(shown);
                log.nativeErrors = new NativeErrors(log.lines::redirect, new PrintedLines(log.printed::printed));
                log.nativeErrors.start();
            });
    }

    /** The process ends: what was logged or printed until now is written, within a short time. */
    public void end() {
        NativeErrors begun = nativeErrors;
        if (begun != null) {
            begun.end();
        }
        flush();
    }

    private void countIn(Counters shown) {
        Counters before = counters.getAndSet(shown);
        shown.add(Counter.LOG_LINES_DROPPED, before.value(Counter.LOG_LINES_DROPPED));
    }

    private void countDropped() {
        counters.get().increment(Counter.LOG_LINES_DROPPED);
    }

    @Override
    public void publish(LogRecord event) {
        if (isLoggable(event)) {
            LineFormat.freeze(event);
            lines.offer(() -> format.line(event));
        }
    }

    /** Returns when what was logged until now is written, or after a time: nobody may read it. */
    @Override
    public void flush() {
        lines.flush(FLUSH_MILLIS);
    }

    /** The JDK closes its handlers when the process ends; what is logged after that is not written by this one. */
    @Override
    public void close() {
        flush();
    }
}
