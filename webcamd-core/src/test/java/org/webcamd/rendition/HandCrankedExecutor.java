package org.webcamd.rendition;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Runs what it was given when it is told to, on the thread that tells it. */
final class HandCrankedExecutor implements Executor {
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    int waiting() {
        return tasks.size();
    }

    /** Runs all tasks, and those that they add. */
    void run() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }
}
