package org.webcamd.server;

import java.util.concurrent.TimeUnit;
import org.webcamd.admission.Admission;
import org.webcamd.viewer.Viewers;

/** Waits, when a server ends, for the parts and answers that are on their way. The thread that closes it. */
final class LastAnswers {
    private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(600);
    private static final long CHECK_MILLIS = 5;

    private LastAnswers() {
    }

    /** Returns when there are none any more, or when it takes too long. */
    static void await(Viewers viewers, Admission admission, long beganNanos) {
        try {
            while (areUnderWay(viewers, admission, System.nanoTime() - beganNanos)) {
                TimeUnit.MILLISECONDS.sleep(CHECK_MILLIS);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** Who was accepted before the end has his answer, where that takes no time. */
    private static boolean areUnderWay(Viewers viewers, Admission admission, long elapsedNanos) {
        return elapsedNanos < MOST_NANOS && (!viewers.isEmpty() || admission.underWay() > 0);
    }
}
