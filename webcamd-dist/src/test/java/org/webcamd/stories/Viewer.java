package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.wire.RawConnection;
import org.webcamd.wire.StreamPart;

/** Viewers that read a stream as fast as it comes, each on a thread of its own, and check every byte. */
final class Viewer {
    private static final long LIMIT_SECONDS = 60;

    private Viewer() {
    }

    /** Opens a stream and reads its head. */
    static RawConnection open(InProcessProgram program, String target) throws IOException {
        RawConnection connection = RawConnection.to(program).get(target);
        assertEquals(200, connection.readHead().status());
        connection.expect("--boundarydonotcross\r\n");
        return connection;
    }

    /** Reads so many whole parts, each newer than the one before. */
    static List<StreamPart> readParts(RawConnection connection, int number) throws IOException {
        List<StreamPart> parts = new ArrayList<>();
        long before = 0;
        for (int i = 0; i < number; i++) {
            StreamPart part = connection.readPart();
            long last = before;
            assertTrue(part.timestampMicros() > last, () -> part.timestampMicros() + " after " + last);
            before = part.timestampMicros();
            parts.add(part);
        }
        return parts;
    }

    /** Does something on another thread. */
    static <T> CompletableFuture<T> begin(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable fault) {
                result.completeExceptionally(fault);
            }
        }, "viewer-of-test");
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    /** The result of that. */
    static <T> T await(CompletableFuture<T> work) throws Exception {
        return work.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }
}
