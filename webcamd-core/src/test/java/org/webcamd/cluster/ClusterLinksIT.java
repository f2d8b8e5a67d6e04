package org.webcamd.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.counters.Counter;

/** Frames stay young on ways that are narrow, and clocks that differ do not matter. */
@Timeout(180)
final class ClusterLinksIT {
    @TempDir
    Path folder;

    @Test
    void edgeWithANarrowWayListensToFewerFramesAndTheyStayYoung() throws Exception {
        Pictures camera = new Pictures(640, 480, 30);
        long bytesPerSecond = 30L * camera.jpegs().get(0).length;
        try (NatsServer broker = NatsServer.start(folder);
            Relay way = new Relay(broker.port());
            CameraMachine machine = new CameraMachine("bed", camera, broker.url());
            EdgeMachine edge = new EdgeMachine(way.url());
            EdgeViewer viewer = edge.watch("bed")) {
            viewer.awaitLive(30);
            way.narrow((long) (0.65 * bytesPerSecond));
            Machines.await("fewer layers", () -> edge.report().layers() < Layer.COUNT);
            Machines.sleep(2_000);
            assertYoung(viewer, 6_000);
            // A machine that is busy with other things may be late itself for once, before it listens to less.
            long dropped = edge.counters.value(Counter.EDGE_BACKLOGS_DROPPED);
            assertTrue(dropped <= 1, () -> dropped + " connections were dropped, and not frames");
            way.narrow(Long.MAX_VALUE);
            Machines.await("all layers again", TimeUnit.SECONDS.toNanos(60),
                () -> edge.report().layers() == Layer.COUNT && viewer.live() > 0);
            assertTrue(machine.report().announced());
        }
    }

    @Test
    void whatIsOldIsDroppedByAnotherConnection() throws Exception {
        Pictures camera = new Pictures(640, 480, 30);
        long bytesPerSecond = 30L * camera.jpegs().get(0).length;
        try (NatsServer broker = NatsServer.start(folder);
            Relay way = new Relay(broker.port());
            CameraMachine machine = new CameraMachine("bed", camera, broker.url());
            EdgeMachine edge = new EdgeMachine(way.url());
            EdgeViewer viewer = edge.watch("bed")) {
            viewer.awaitLive(30);
            way.narrow(bytesPerSecond / 100);
            Machines.sleep(3_000);
            way.narrow(bytesPerSecond / 3);
            Machines.await("another connection", TimeUnit.SECONDS.toNanos(60),
                () -> edge.counters.value(Counter.EDGE_BACKLOGS_DROPPED) > 0);
            Machines.sleep(3_000);
            assertYoung(viewer, 6_000);
            assertTrue(machine.report().announced());
        }
    }

    private static void assertYoung(EdgeViewer viewer, long millis) {
        viewer.takeAges();
        Machines.sleep(millis);
        List<Double> ages = viewer.takeAges();
        assertTrue(ages.size() > millis / 1_000 * 3, () -> ages.size() + " frames");
        double median = ages.get(ages.size() / 2);
        double p99 = ages.get(ages.size() * 99 / 100);
        assertTrue(p99 < 1.5, () -> "age of %d frames: median %.3f s, p99 %.3f s".formatted(ages.size(), median, p99));
    }

    @Test
    void publisherWithANarrowWaySkipsFramesAndTheyStayYoung() throws Exception {
        Pictures camera = new Pictures(640, 480, 30);
        long bytesPerSecond = 30L * camera.jpegs().get(0).length;
        try (NatsServer broker = NatsServer.start(folder);
            Relay way = new Relay(broker.port());
            CameraMachine machine = new CameraMachine("bed", camera, way.url());
            EdgeMachine edge = new EdgeMachine(broker.url());
            EdgeViewer viewer = edge.watch("bed")) {
            viewer.awaitLive(30);
            way.narrow(bytesPerSecond / 3);
            Machines.sleep(3_000);
            assertYoung(viewer, 6_000);
            assertTrue(machine.feed.counters().value(Counter.PUBLISH_SKIPPED) > 0);
        }
    }

    @Test
    void clockThatIsNinetySecondsOffIsSaidAndNothingElse() throws Exception {
        long off = TimeUnit.SECONDS.toMicros(90);
        try (NatsServer broker = NatsServer.start(folder);
            CameraMachine machine = new CameraMachine("bed", new Pictures(640, 480, 30),
                Machines.publish(broker.url()), micros -> micros - off);
            EdgeMachine edge = new EdgeMachine(broker.url());
            EdgeViewer viewer = edge.watch("bed")) {
            viewer.awaitLive(60);
            double age = viewer.takeAges().get(30);
            assertTrue(age > 89 && age < 91, () -> "the camera's time is kept: " + age);
            assertTrue(Math.abs(edge.report().clockSeconds() + 90) < 1, () -> edge.report().toString());
            assertEquals(Layer.COUNT, edge.report().layers());
            long late = System.nanoTime() - viewer.last().nanos();
            assertTrue(late < TimeUnit.SECONDS.toNanos(2), "by this machine's clock it is new");
            assertTrue(machine.report().announced());
        }
    }

    @Test
    void pictureThatIsFreshWasTakenAfterItWasAskedFor() throws Exception {
        try (NatsServer broker = NatsServer.start(folder);
            CameraMachine machine = new CameraMachine("bed", new Pictures(640, 480, 100), broker.url());
            EdgeMachine edge = new EdgeMachine(broker.url());
            EdgeViewer viewer = edge.watch("bed")) {
            viewer.awaitLive(10);
            long wallOffset = WallClock.micros() * 1_000 - System.nanoTime();
            for (int i = 0; i < 100; i++) {
                viewer.awaitLive(1);
                long told = viewer.last().nanos();
                long taken = viewer.last().epochMicros() * 1_000 - wallOffset;
                assertTrue(told - taken < TimeUnit.MILLISECONDS.toNanos(1), () -> "told as newer by " + (told - taken));
            }
            assertTrue(machine.report().announced());
        }
    }

    @Test
    void whatStrangersSendDoesNoHarm() throws Exception {
        try (NatsServer broker = NatsServer.start(folder);
            CameraMachine machine = new CameraMachine("bed", new Pictures(640, 480, 30), broker.url());
            EdgeMachine edge = new EdgeMachine(broker.url());
            EdgeViewer viewer = edge.watch("bed");
            Stranger stranger = new Stranger(broker.url())) {
            viewer.awaitLive(3);
            stranger.sendAll("bed");
            viewer.awaitLive(10);
            assertTrue(edge.counters.value(Counter.EDGE_MESSAGES_REFUSED) > 0);
            assertTrue(edge.feeds.size() <= 256, () -> edge.feeds.size() + " cameras");
            assertTrue(machine.report().announced());
            assertEquals(0, edge.counters.value(Counter.EDGE_FRAMES_LOST));
        }
    }
}
