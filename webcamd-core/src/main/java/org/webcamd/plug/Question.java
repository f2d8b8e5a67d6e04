package org.webcamd.plug;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.webcamd.v4l2.DeviceFacts;
import org.webcamd.v4l2.DeviceFinding;
import org.webcamd.v4l2.DeviceList;
import org.webcamd.v4l2.V4l2Exception;

/**
 * What a device is, and the answer. Who may not open it asks again after 1, 2, 4, ... 60 seconds: permissions come
 * later than a device does, or are given by hand. After other failures it is asked a few times more. The watch's
 * thread.
 */
final class Question {
    private static final long FIRST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int MOST_FAILURES = 5;
    /** Whoever gives permissions, as udev does, has done it by then. */
    private static final int FAILURES_UNTIL_SAID = 3;
    private static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final DeviceFacts device;
    private CompletableFuture<DeviceFinding> answer;
    private DeviceFinding finding;
    private String failure = "";
    private boolean forbidden;
    private int failures;
    private long dueNanos;
    private long askedNanos;

    Question(DeviceFacts device, long nowNanos) {
        this.device = device;
        dueNanos = nowNanos;
    }

    DeviceFacts device() {
        return device;
    }

    /** It has been asked, and has not answered. */
    boolean isOpen() {
        return answer != null;
    }

    boolean isDue(long nowNanos) {
        return answer == null && finding == null && nowNanos - dueNanos >= 0
            && (forbidden || failures < MOST_FAILURES);
    }

    void ask(DeviceList devices, Executor threads, long nowNanos) {
        askedNanos = nowNanos;
        answer = CompletableFuture.supplyAsync(() -> {
            try {
                return devices.look(device.node());
            } catch (V4l2Exception explained) {
                throw new CompletionException(explained);
            }
        }, threads);
    }

    void await(long deadlineNanos) {
        try {
            if (answer != null) {
                answer.get(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (ExecutionException | TimeoutException seenLater) {
            return;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes the answer if there is one. */
    void settle(long nowNanos) {
        if (answer == null || !answer.isDone()) {
            return;
        }
        finding = answer.handle((found, refused) -> {
            if (refused != null) {
                failed(refused instanceof CompletionException wrapped ? wrapped.getCause() : refused, nowNanos);
            }
            return found;
        }).join();
        answer = null;
    }

    private void failed(Throwable why, long nowNanos) {
        failure = why.getMessage() == null ? why.toString() : why.getMessage();
        forbidden = why instanceof V4l2Exception refused && refused.isForbidden();
        dueNanos = nowNanos + Math.min(LONGEST_PAUSE_NANOS, FIRST_PAUSE_NANOS << Math.min(failures, 6));
        failures++;
    }

    boolean isCamera() {
        return finding != null && finding.isCamera();
    }

    /** It may still turn out to be a camera, or its permissions may come. */
    boolean isUndecided() {
        return finding == null && failures < FAILURES_UNTIL_SAID;
    }

    /** What is wrong with it, if it is to be said by now; the same each time. */
    Optional<String> complaint(long nowNanos) {
        if (answer != null && nowNanos - askedNanos >= SLOW_NANOS) {
            return Optional.of(
                "the driver of %s does not answer: unplug the camera and plug it in again".formatted(device.title()));
        }
        return finding == null && failures >= FAILURES_UNTIL_SAID ? Optional.of(failure) : Optional.empty();
    }

    /** What is wrong, the same for all that have it: on some machines no device may be opened, and there are dozens. */
    String kindOf(String complaint) {
        return complaint.replace(device.node().toString(), "");
    }

    /** Why its pictures are not taken, if it has some. */
    Optional<String> whyNot() {
        return finding == null || finding.why().isEmpty() ? Optional.empty() : Optional.of(finding.why());
    }
}
