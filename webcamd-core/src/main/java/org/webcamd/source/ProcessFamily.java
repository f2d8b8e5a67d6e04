package org.webcamd.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A process with all that it has started, and all that those have started: known by its session, by who started whom,
 * and by a mark in the environment, which those keep that took a session of their own and whose parents have ended.
 * Any thread.
 */
final class ProcessFamily {
    /** The variable whose value all of a family were started with. */
    static final String MARK = "WEBCAMD_COMMAND";

    private static final long FIRST_POLL_MILLIS = 2;
    private static final long LONGEST_POLL_MILLIS = 20;

    private final Process first;
    private final boolean ownSession;
    private final String mark;
    private final long mySession = ProcessEntry.self().session();

    /**
     * Of a process that was just started.
     *
     * @param ownSession whether it makes, or has made, a session of its own
     * @param mark value of the variable {@link #MARK} in its environment
     */
    ProcessFamily(Process first, boolean ownSession, String mark) {
        this.first = first;
        this.ownSession = ownSession;
        this.mark = mark;
    }

    /** A mark that no other has. */
    static String newMark() {
        return UUID.randomUUID().toString();
    }

    /** Those that are running now. */
    List<ProcessEntry> running() {
        List<ProcessEntry> all = ProcessEntry.all();
        Map<Long, ProcessEntry> members = new HashMap<>();
        boolean numberIsOurs = isNumberOurs(all);
        for (ProcessEntry process : all) {
            boolean isFirst = process.pid() == first.pid();
            boolean ofSession = ownSession && process.session() == first.pid();
            if ((isFirst || ofSession) && numberIsOurs || process.wasStartedWith(MARK, mark)) {
                members.put(process.pid(), process);
            }
        }
        addDescendants(all, members);
        return new ArrayList<>(members.values());
    }

    /** When the first process has ended and its session is empty, the system may give its number to another. */
    private boolean isNumberOurs(List<ProcessEntry> all) {
        return first.isAlive() || all.stream().noneMatch(process -> process.pid() == first.pid());
    }

    private static void addDescendants(List<ProcessEntry> all, Map<Long, ProcessEntry> members) {
        int before;
        do {
            before = members.size();
            for (ProcessEntry process : all) {
                if (members.containsKey(process.parent())) {
                    members.putIfAbsent(process.pid(), process);
                }
            }
        } while (members.size() > before);
    }

    /** Tells them to end, each once, and waits for it. Returns whether all have ended in time. */
    boolean terminate(long limitMillis) {
        Set<ProcessEntry> told = new HashSet<>();
        return end(limitMillis, running -> {
            List<ProcessEntry> untold = running.stream().filter(process -> !told.contains(process)).toList();
            Signals.send(Signals.Signal.TERMINATE, untold, mySession);
            told.addAll(running);
        });
    }

    /** Ends them, as often as others turn up. Returns whether all have ended in time. */
    boolean kill(long limitMillis) {
        return end(limitMillis, running -> Signals.send(Signals.Signal.KILL, running, mySession));
    }

    /** How those are ended that are running. */
    private interface Ending {
        void end(List<ProcessEntry> running);
    }

    /** Looks again until there are none: what was forked while the list was made is on the next one. */
    private boolean end(long limitMillis, Ending ending) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMillis);
        boolean interrupted = false;
        long pollMillis = FIRST_POLL_MILLIS;
        List<ProcessEntry> running = running();
        while (!running.isEmpty() && System.nanoTime() < deadline) {
            ending.end(running);
            try {
                Thread.sleep(pollMillis);
            } catch (InterruptedException hurried) {
                // It is bounded, and no process is to be left behind.
                interrupted = true;
            }
            pollMillis = Math.min(2 * pollMillis, LONGEST_POLL_MILLIS);
            running = running();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return running.isEmpty();
    }
}
