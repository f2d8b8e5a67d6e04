package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.wire.RawConnection;

/** A viewer that stays on one connection, whatever becomes of the camera, and remembers all that it is shown. */
final class Witness implements AutoCloseable {
    /** On an emulated machine everything takes long. */
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(40);

    private final RawConnection connection;
    private final List<SeenPicture> seen = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> reading;

    Witness(InProcessProgram program, String target) throws IOException {
        connection = Viewer.open(program, target);
        reading = Viewer.begin(this::read);
    }

    /** Fails where a part is not whole, or the stream ends elsewhere than behind one. */
    private Void read() throws IOException {
        while (!connection.isAtEnd()) {
            byte[] jpeg = connection.readPart().jpeg();
            seen.add(new SeenPicture(System.nanoTime(), jpeg));
        }
        return null;
    }

    /** Waits for a picture of a kind that comes after a moment; returns when it came. */
    long await(SeenPicture.Kind kind, long afterNanos) throws InterruptedException {
        long end = System.nanoTime() + LIMIT_NANOS;
        int next = 0;
        while (true) {
            for (; next < seen.size(); next++) {
                SeenPicture picture = seen.get(next);
                if (picture.arrivedNanos() - afterNanos > 0 && picture.kind() == kind) {
                    return picture.arrivedNanos();
                }
            }
            assertFalse(reading.isDone(), "the stream has ended");
            assertTrue(System.nanoTime() - end < 0, () -> "no " + kind + " among " + seen.size() + " pictures");
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** How many pictures of a kind it was shown. */
    long count(SeenPicture.Kind kind) {
        return seen.stream().filter(picture -> picture.kind() == kind).count();
    }

    /** All that it was shown. */
    List<SeenPicture> seen() {
        return seen;
    }

    /** The longest that it was without live video, between two pictures of it that came after a moment. */
    double longestGapSeconds(long afterNanos) {
        long longest = 0;
        long last = 0;
        boolean first = true;
        for (SeenPicture picture : seen) {
            if (picture.kind() == SeenPicture.Kind.LIVE && picture.arrivedNanos() - afterNanos > 0) {
                longest = first ? 0 : Math.max(longest, picture.arrivedNanos() - last);
                last = picture.arrivedNanos();
                first = false;
            }
        }
        return longest / 1e9;
    }

    /** Whether it is still being shown something. */
    boolean isConnected() {
        return !reading.isDone();
    }

    /** The program has ended: so has the stream, behind a whole part. */
    void awaitEnd() {
        reading.orTimeout(LIMIT_NANOS, TimeUnit.NANOSECONDS).join();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
