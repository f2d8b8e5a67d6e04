package org.webcamd.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.capture.CameraState;

/** What viewers at an edge see when something breaks, and how soon there is live video again. */
@Timeout(120)
final class ClusterFaultsIT {
    /** Two seconds are meant; a machine that is busy with other tests may take longer. */
    private static final long SOON_NANOS = TimeUnit.SECONDS.toNanos(6);

    @TempDir
    Path folder;

    @Test
    void brokerIsKilledAndComesBack() throws Exception {
        try (NatsServer broker = NatsServer.start(folder);
            CameraMachine machine = new CameraMachine("bed", new Pictures(640, 480, 30), broker.url());
            EdgeMachine edge = new EdgeMachine(broker.url());
            EdgeViewer viewer = edge.watch("bed")) {
            viewer.awaitLive(5);
            broker.kill();
            viewer.awaitCard();
            assertTrue(edge.camera("bed").status().lastError().contains("no way to the broker at " + broker.url()),
                () -> edge.camera("bed").status().lastError());
            broker.begin();
            assertSoon(viewer.awaitLive(1));
            assertEquals(1, machine.report().edges());
        }
    }

    @Test
    void brokerThatComesLaterIsFound() throws Exception {
        try (NatsServer broker = NatsServer.notStarted(folder);
            CameraMachine machine = new CameraMachine("bed", new Pictures(640, 480, 30), broker.url());
            EdgeMachine edge = new EdgeMachine(broker.url())) {
            Machines.sleep(1_500);
            assertTrue(machine.publisher.report().trouble().contains("does it run?"),
                () -> machine.publisher.report().trouble());
            broker.begin();
            try (EdgeViewer viewer = edge.watch("bed")) {
                viewer.awaitLive(3);
            }
        }
    }

    @Test
    void publisherIsKilledAndAnotherTakesItsPlace() throws Exception {
        try (NatsServer broker = NatsServer.start(folder);
            Relay way = new Relay(broker.port());
            CameraMachine killed = new CameraMachine("bed", new Pictures(640, 480, 30), way.url());
            EdgeMachine edge = new EdgeMachine(broker.url());
            EdgeViewer viewer = edge.watch("bed")) {
            viewer.awaitLive(5);
            way.cut();
            viewer.awaitCard();
            Machines.await("its name", () -> edge.camera("bed").status().lastError().contains("is not heard"));
            try (CameraMachine next = new CameraMachine("bed", new Pictures(320, 240, 30), broker.url())) {
                viewer.awaitLive(3);
                assertTrue(next.report().announced());
                assertEquals(CameraState.LIVE, edge.camera("bed").status().state());
            }
            assertTrue(killed.publisher.report().trouble() != null);
        }
    }

    @Test
    void publisherThatLeavesIsNotWaitedFor() throws Exception {
        try (NatsServer broker = NatsServer.start(folder);
            EdgeMachine edge = new EdgeMachine(broker.url())) {
            try (CameraMachine machine = new CameraMachine("bed", new Pictures(640, 480, 30), broker.url());
                EdgeViewer viewer = edge.watch("bed")) {
                viewer.awaitLive(5);
                machine.publisher.close();
                viewer.awaitCard();
                assertTrue(edge.camera("bed").status().lastError().contains("has this camera no more"),
                    () -> edge.camera("bed").status().lastError());
            }
            try (CameraMachine again = new CameraMachine("bed", new Pictures(640, 480, 30), broker.url());
                EdgeViewer viewer = edge.watch("bed")) {
                viewer.awaitLive(3);
                assertTrue(again.report().announced());
            }
        }
    }

    @Test
    void cameraThatIsStartedAnewIsLiveAgainWithSmallerNumbers() throws Exception {
        try (NatsServer broker = NatsServer.start(folder);
            CameraMachine machine = new CameraMachine("bed", new Pictures(640, 480, 30), broker.url());
            EdgeMachine edge = new EdgeMachine(broker.url());
            EdgeViewer viewer = edge.watch("bed")) {
            viewer.awaitLive(60);
            machine.publisher.remove(machine.feed);
            viewer.awaitCard();
            machine.publisher.add(machine.feed);
            viewer.awaitLive(5);
            assertTrue(machine.report().announced());
        }
    }

    @Test
    void theFirstOfTwoWithOneNameKeepsIt() throws Exception {
        Pictures large = new Pictures(640, 480, 30);
        try (NatsServer broker = NatsServer.start(folder);
            CameraMachine first = new CameraMachine("bed", large, broker.url());
            EdgeMachine edge = new EdgeMachine(broker.url());
            EdgeViewer viewer = edge.watch("bed")) {
            viewer.awaitLive(3);
            try (CameraMachine second = new CameraMachine("bed", new Pictures(320, 240, 30), broker.url())) {
                Machines.await("the second to say so", () -> second.report() != null
                    && second.report().problem().contains("has a camera of this name already"));
                viewer.awaitLive(10);
                assertEquals(640, edge.camera("bed").status().mode().width());
                assertTrue(first.report().announced());
                first.publisher.close();
                Machines.await("the second to have it", () -> second.report().announced());
                Machines.await("its pictures", () -> edge.camera("bed").status().mode().width() == 320);
            }
        }
    }

    @Test
    void cameraThatIsUnpluggedIsToldWithTheReason() throws Exception {
        Pictures camera = new Pictures(640, 480, 30);
        try (NatsServer broker = NatsServer.start(folder);
            CameraMachine machine = new CameraMachine("bed", camera, broker.url());
            EdgeMachine edge = new EdgeMachine(broker.url());
            EdgeViewer viewer = edge.watch("bed")) {
            viewer.awaitLive(3);
            camera.unplug();
            viewer.awaitCard();
            assertTrue(edge.camera("bed").status().lastError().contains("somebody has pulled the plug"),
                () -> edge.camera("bed").status().lastError());
            camera.plug();
            assertSoon(viewer.awaitLive(1));
            assertEquals(CameraState.LIVE, machine.feed.status().state());
        }
    }

    @Test
    void brokerThatStallsIsWaitedForAndGoesOn() throws Exception {
        try (NatsServer broker = NatsServer.start(folder);
            CameraMachine machine = new CameraMachine("bed", new Pictures(640, 480, 30), broker.url());
            EdgeMachine edge = new EdgeMachine(broker.url());
            EdgeViewer viewer = edge.watch("bed");
            EdgeViewer local = new EdgeViewer(machine.feed)) {
            viewer.awaitLive(5);
            broker.signal("STOP");
            try {
                viewer.awaitCard();
                long before = local.live();
                Machines.sleep(8_000);
                assertTrue(local.live() - before > 100, "a viewer of the camera's machine lost frames");
            } finally {
                broker.signal("CONT");
            }
            assertSoon(viewer.awaitLive(1));
        }
    }

    @Test
    void wrongPasswordIsSaidInOneLine() throws Exception {
        try (NatsServer broker = NatsServer.start(folder, "authorization { user: pi, password: secret1234 }")) {
            String wrong = "nats://pi:wrong1234@127.0.0.1:" + broker.port();
            try (CameraMachine machine = new CameraMachine("bed", new Pictures(320, 240, 30), wrong)) {
                Machines.await("word of it", () -> String.valueOf(machine.publisher.report().trouble())
                    .contains("it refuses the user"));
                assertTrue(!machine.publisher.report().toString().contains("wrong1234"));
            }
            String right = "nats://pi:secret1234@127.0.0.1:" + broker.port();
            try (CameraMachine machine = new CameraMachine("bed", new Pictures(320, 240, 30), right);
                EdgeMachine edge = new EdgeMachine(right);
                EdgeViewer viewer = edge.watch("bed")) {
                viewer.awaitLive(1);
                assertTrue(machine.report().announced());
            }
        }
    }

    private static void assertSoon(long nanos) {
        assertTrue(nanos < SOON_NANOS, () -> "live again after " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms");
    }
}
