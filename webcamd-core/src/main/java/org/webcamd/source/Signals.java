package org.webcamd.source;

import java.util.Collection;
import org.webcamd.natives.JnaLibrary;

/**
 * Sends signals to processes. A whole group gets one at once, by the C library: what one of them forks meanwhile gets
 * it too, which no list of processes can promise. Where that library cannot be called, each is sent its own by the JDK.
 * Any thread.
 */
final class Signals {
    /** What a program may do when it is told to end. */
    enum Signal {
        /** Something of its own. */
        TERMINATE(15),
        /** Nothing. */
        KILL(9);

        private final int number;

        Signal(int number) {
            this.number = number;
        }
    }

    private static final boolean GROUPS = load();

    private Signals() {
    }

    private static boolean load() {
        try {
            JnaLibrary.bind(Signals.class);
            return true;
        } catch (RuntimeException | Error noNatives) {
            // JNA throws plain errors too, when another version of its library is installed.
            return false;
        }
    }

    private static native int kill(int pid, int signal);

    /**
     * To some processes.
     *
     * @param processes which may have ended meanwhile
     * @param foreignSession whose groups are not theirs alone: they get it one by one
     */
    static void send(Signal signal, Collection<ProcessEntry> processes, long foreignSession) {
        if (GROUPS) {
            processes.stream().filter(process -> process.session() != foreignSession).mapToLong(ProcessEntry::group)
                .distinct().filter(group -> group > 1).forEach(group -> kill((int) -group, signal.number));
        }
        for (ProcessEntry process : processes) {
            if (!GROUPS || process.session() == foreignSession) {
                ProcessHandle.of(process.pid()).ifPresent(signal == Signal.KILL ? ProcessHandle::destroyForcibly
                    : ProcessHandle::destroy);
            }
        }
    }
}
