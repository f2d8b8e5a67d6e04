package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.TestInfo;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.wire.Head;
import org.webcamd.wire.Info;
import org.webcamd.wire.RawConnection;

/**
 * The program with a real device and a viewer that is there from the start to the end. At the end it tells what the
 * viewer saw, and fails if the viewer was sent away or shown a broken picture, or the program does not end well.
 */
final class WatchedDevice implements AutoCloseable {
    /** After so many more it is clear that all is as before. */
    static final int FRAMES = 30;

    private static final List<String> NOT_LIVE = List.of("opening", "stalled", "lost");

    private final String story;
    private final LogRecords log = new LogRecords();
    private final long beginNanos = System.nanoTime();
    private final InProcessProgram program;
    private final Witness viewer;

    private WatchedDevice(String story, String device, String... more) throws IOException, InterruptedException {
        this.story = story;
        List<String> args = new ArrayList<>(List.of("--source", device, "--snapshot-timeout", "1"));
        args.addAll(List.of(more));
        program = InProcessProgram.start(args.toArray(String[]::new));
        viewer = new Witness(program, "/?stream");
    }

    /** The device that was named for tests; skips the test when there is none. */
    static String name(String property) {
        String device = System.getProperty(property, "");
        assumeTrue(!device.isEmpty(), () -> "no camera: name one with -D" + property + "=/dev/video0");
        return device;
    }

    /** What a test is called in what is printed, with its parameter where it has one. */
    static String story(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName();
        return test.getDisplayName().startsWith(name) ? name : name + " " + test.getDisplayName();
    }

    /** Begins, whether the camera is there or not. */
    static WatchedDevice open(String story, String device, String... more) throws IOException, InterruptedException {
        return new WatchedDevice(story, device, more);
    }

    /** Begins, and waits for video: frames that are dropped from now on are dropped for a reason. */
    static WatchedDevice live(String story, String device, String... more) throws IOException, InterruptedException {
        WatchedDevice watched = open(story, device, more);
        watched.awaitLive(System.nanoTime(), "the start");
        return watched;
    }

    InProcessProgram program() {
        return program;
    }

    Witness viewer() {
        return viewer;
    }

    Info info() throws IOException {
        return Info.of(program);
    }

    /** Waits for live video after a moment, and says how long it took. */
    void awaitLive(long afterNanos, String what) throws InterruptedException {
        long came = viewer.await(SeenPicture.Kind.LIVE, afterNanos);
        System.out.printf("%s: live %.2f s after %s%n", story, (came - afterNanos) / 1e9, what);
    }

    /** Waits until live video has come back once more than before. */
    void awaitReconnects(int times) throws IOException, InterruptedException {
        Info.await(program, info -> info.number("reconnects") >= times);
        awaitLive(System.nanoTime(), "it was counted as back");
    }

    /** Waits until the camera has gone on for a while. */
    Info awaitFrames() throws IOException, InterruptedException {
        long before = info().number("framesCaptured");
        return Info.await(program, info -> info.number("framesCaptured") >= before + FRAMES);
    }

    /** Waits for a card, and makes sure that those who want a picture are told that there is none. */
    void assertLostAfter(long nanos) throws Exception {
        viewer.await(SeenPicture.Kind.CARD, nanos);
        try (RawConnection client = RawConnection.to(program).get("/?snapshot")) {
            Head head = client.readHead();
            String reason = new String(client.read(head.contentLength()), StandardCharsets.UTF_8);
            assertEquals(503, head.status());
            assertTrue(reason.startsWith("no picture: "), reason);
        }
        String state = info().cameraState();
        assertTrue(NOT_LIVE.contains(state), state);
    }

    @Override
    public void close() throws IOException {
        try (log; viewer) {
            assertTrue(viewer.isConnected(), "the viewer's connection was closed");
            Info last = info();
            program.requestStop();
            final long endMillis = program.awaitEndNanos() / 1_000_000;
            viewer.awaitEnd();
            tell(last, endMillis);
            assertEquals(0, viewer.count(SeenPicture.Kind.BROKEN), "broken pictures");
        }
    }

    private void tell(Info info, long endMillis) {
        StringBuilder line = new StringBuilder("%s: %d live, %d cards, %d broken; longest gap %.2f s;".formatted(story,
            viewer.count(SeenPicture.Kind.LIVE), viewer.count(SeenPicture.Kind.CARD),
            viewer.count(SeenPicture.Kind.BROKEN), viewer.longestGapSeconds(beginNanos)));
        for (String counter : List.of("framesCaptured", "reconnects", "cardsShown", "trailingBytesCut",
            "huffmanTablesAdded", "empty", "garbage", "truncated", "stale", "unsettled", "busy", "failed",
            "framesSkipped")) {
            long value = info.number(counter);
            line.append(value == 0 ? "" : " " + counter + " " + value);
        }
        System.out.println(line.append("; ended after ").append(endMillis).append(" ms"));
        log.troubles().forEach(trouble -> System.out.println(story + ": " + trouble));
    }
}
