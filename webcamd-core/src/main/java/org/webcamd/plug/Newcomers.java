package org.webcamd.plug;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.webcamd.v4l2.DeviceFacts;
import org.webcamd.v4l2.DeviceList;

/**
 * Devices of which it is not known yet whether they are cameras. Each is opened once, on a thread that may hang in its
 * driver; only who could not open it tries again. Used by the watch's thread.
 */
final class Newcomers {
    private static final System.Logger LOG = System.getLogger(Newcomers.class.getName());

    private static final int MOST_THREADS = 4;
    private static final long IDLE_THREAD_SECONDS = 10;
    /** Each once: a machine may have dozens of devices, and they may come and go. */
    private static final int MOST_SAID = 64;

    private final DeviceList devices;
    private final ThreadPoolExecutor threads;
    private final Map<DeviceFacts, Question> questions = new LinkedHashMap<>();
    private final Set<String> said = new HashSet<>();

    Newcomers(DeviceList devices) {
        this.devices = devices;
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(MOST_THREADS, MOST_THREADS, IDLE_THREAD_SECONDS, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(), task -> {
                Thread asking = new Thread(task, "webcamd-look-" + number.incrementAndGet());
                asking.setDaemon(true);
                return asking;
            });
        threads.allowCoreThreadTimeOut(true);
    }

    /** Asks those that have not been asked, and forgets those that are not there any more. */
    void ask(Collection<DeviceFacts> unknown, long nowNanos) {
        questions.keySet().retainAll(unknown);
        for (DeviceFacts device : unknown) {
            Question question = questions.computeIfAbsent(device, first -> new Question(device, nowNanos));
            if (question.isDue(nowNanos)) {
                question.ask(devices, threads, nowNanos);
            }
        }
    }

    /** Those that have turned out to be cameras. */
    List<DeviceFacts> cameras(long nowNanos) {
        List<DeviceFacts> cameras = new ArrayList<>();
        for (Question question : questions.values()) {
            question.settle(nowNanos);
            if (question.isCamera()) {
                cameras.add(question.device());
            }
            question.whyNot().ifPresent(why -> say(INFO, why, question.device().title() + " " + why));
            question.complaint(nowNanos).ifPresent(why -> say(WARNING, question.kindOf(why), why));
        }
        return cameras;
    }

    /** Whether an answer is to be expected, or it is time to try again. */
    boolean isDue(long nowNanos) {
        return questions.values().stream().anyMatch(question -> question.isOpen() || question.isDue(nowNanos));
    }

    /** Whether it is not known of all what they are. */
    boolean areUndecided() {
        return questions.values().stream().anyMatch(Question::isUndecided);
    }

    /** Waits until all have answered, or that long. */
    void await(long nanos) {
        long endNanos = System.nanoTime() + nanos;
        questions.values().forEach(question -> question.await(endNanos));
    }

    private void say(System.Logger.Level level, String what, String line) {
        if (said.size() < MOST_SAID && said.add(what)) {
            LOG.log(level, line);
        }
    }

    void close() {
        threads.shutdownNow();
    }
}
