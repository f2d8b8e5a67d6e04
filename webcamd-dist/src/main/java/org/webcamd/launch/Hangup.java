package org.webcamd.launch;

import static java.lang.System.Logger.Level.WARNING;

import java.io.FileInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * SIGHUP, which asks to read the configuration again, and which a terminal sends when it is closed: then the program
 * ends, unless it was started by {@code nohup}. To be registered early, since a JVM that does not listen dies of it;
 * what comes before there is somebody to read is kept. Any thread.
 */
final class Hangup {
    private static final System.Logger LOG = System.getLogger(Hangup.class.getName());
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String IGNORED_SIGNALS = "SigIgn:";
    private static final int HEXADECIMAL = 16;
    private static final String TERMINAL = "/dev/tty";

    private final boolean endsWithTerminal;
    private final Runnable end;

    // Guarded by this.
    private Runnable reader;
    private boolean early;

    private Hangup(boolean endsWithTerminal, Runnable end) {
        this.endsWithTerminal = endsWithTerminal;
        this.end = end;
    }

    /**
     * Listens to the signals of this process.
     *
     * @param end ends the program; returns at once
     */
    static Hangup ofProcess(Runnable end) {
        Hangup hangup = new Hangup(hasTerminal() && !isIgnored(), end);
        try {
            hangup.listen();
        } catch (ReflectiveOperationException notThere) {
            LOG.log(WARNING, "SIGHUP ends this program, since this Java lets nobody listen to it: {0}",
                notThere.toString());
        }
        return hangup;
    }

    /** Told by {@link #onSignal()} alone. */
    static Hangup ofCaller() {
        return new Hangup(false, () -> { });
    }

    /** {@code sun.misc.Signal} is what there is for it; the compiler warns of its name, so it is called without one. */
    private void listen() throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object listener = Proxy.newProxyInstance(Hangup.class.getClassLoader(), new Class<?>[] {handler},
            (proxy, method, arguments) -> switch (method.getName()) {
                case "handle" -> {
                    onSignal();
                    yield null;
                }
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> proxy == arguments[0];
                default -> "SIGHUP";
            });
        Object hup = signal.getConstructor(String.class).newInstance("HUP");
        signal.getMethod("handle", signal, handler).invoke(null, hup, listener);
    }

    /** It came. */
    void onSignal() {
        if (endsWithTerminal && !hasTerminal()) {
            end.run();
            return;
        }
        synchronized (this) {
            if (reader == null) {
                early = true;
            } else {
                reader.run();
            }
        }
    }

    /** From now on there is somebody to read; it has to return at once. Null for nobody any more. */
    synchronized void reader(Runnable who) {
        reader = who;
        if (early && who != null) {
            early = false;
            who.run();
        }
    }

    private static boolean hasTerminal() {
        try {
            new FileInputStream(TERMINAL).close();
            return true;
        } catch (IOException none) {
            return false;
        }
    }

    private static boolean isIgnored() {
        try {
            return Files.readAllLines(STATUS).stream().filter(line -> line.startsWith(IGNORED_SIGNALS))
                .map(line -> line.substring(IGNORED_SIGNALS.length()).strip())
                .anyMatch(signals -> (Long.parseUnsignedLong(signals, HEXADECIMAL) & 1) != 0);
        } catch (IOException | IllegalArgumentException unknown) {
            return false;
        }
    }
}
