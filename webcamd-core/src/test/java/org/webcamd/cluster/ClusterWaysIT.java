package org.webcamd.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webcamd.counters.Counter;

/** What viewers at an edge see when a way to the broker loses packets or is interrupted, in networks that do so. */
@Timeout(180)
final class ClusterWaysIT {
    private static final int PUBLISHERS = 0;
    private static final int EDGES = 1;
    private static final long PARTITION_MILLIS = 10_000;
    /** Two seconds are meant; a machine that is busy with other tests may take longer. */
    private static final long SOON_NANOS = TimeUnit.SECONDS.toNanos(8);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"0.02, 4", "0.1, 12"})
    void framesStayYoungAndWholeOnAWayThatLosesPackets(double part, double mostSeconds) throws Exception {
        Pictures camera = new Pictures(640, 480, 30);
        try (FarNetwork network = FarNetwork.make();
            NatsServer broker = NatsServer.startIn(network, folder);
            CameraMachine machine = new CameraMachine("bed", camera, broker.url());
            EdgeMachine edge = new EdgeMachine(broker.url(network.host(EDGES)))) {
            EdgeViewer viewer = edge.watch("bed");
            viewer.awaitLive(10);
            network.lose(EDGES, part);
            viewer.takeAges();
            Machines.sleep(8_000);
            List<Double> ages = viewer.takeAges();
            double p99 = ages.get(ages.size() * 99 / 100);
            System.out.printf("%.0f %% of packets lost between broker and edge: %d frames, age median %.3f s,"
                + " p99 %.3f s, most %.3f s, %d layers%n", part * 100, ages.size(), ages.get(ages.size() / 2), p99,
                ages.get(ages.size() - 1), edge.report().layers());
            viewer.close();

            assertTrue(p99 < mostSeconds, () -> "p99 of the age: " + p99);
            assertEquals(0, edge.counters.value(Counter.EDGE_FRAMES_LOST));
            try (EdgeViewer later = edge.watch("bed")) {
                later.awaitLive(5);
                assertTrue(later.pictures().stream()
                    .allMatch(seen -> camera.jpegs().stream().anyMatch(made -> Arrays.equals(made, seen))));
            }
            assertTrue(machine.report().announced());
        }
    }

    @Test
    void publishersWayThatLosesPacketsIsNoHarm() throws Exception {
        try (FarNetwork network = FarNetwork.make();
            NatsServer broker = NatsServer.startIn(network, folder);
            CameraMachine machine = new CameraMachine("bed", new Pictures(640, 480, 30), broker.url());
            EdgeMachine edge = new EdgeMachine(broker.url(network.host(EDGES)));
            EdgeViewer viewer = edge.watch("bed")) {
            viewer.awaitLive(10);
            network.lose(PUBLISHERS, 0.02);
            viewer.takeAges();
            Machines.sleep(8_000);
            List<Double> ages = viewer.takeAges();
            double p99 = ages.get(ages.size() * 99 / 100);
            System.out.printf("2 %% of packets lost between publisher and broker: %d frames, age median %.3f s,"
                + " p99 %.3f s, most %.3f s%n", ages.size(), ages.get(ages.size() / 2), p99,
                ages.get(ages.size() - 1));

            assertTrue(p99 < 4, () -> "p99 of the age: " + p99);
            assertEquals(0, edge.counters.value(Counter.EDGE_FRAMES_LOST));
            assertTrue(machine.report().announced());
        }
    }

    @Test
    void edgeThatIsCutOffSaysSoAndIsLiveAgainByItself() throws Exception {
        try (FarNetwork network = FarNetwork.make();
            NatsServer broker = NatsServer.startIn(network, folder);
            CameraMachine machine = new CameraMachine("bed", new Pictures(640, 480, 30), broker.url());
            EdgeMachine edge = new EdgeMachine(broker.url(network.host(EDGES)));
            EdgeViewer viewer = edge.watch("bed")) {
            viewer.awaitLive(10);
            network.hold(EDGES);
            viewer.awaitCard();
            Machines.sleep(PARTITION_MILLIS);
            assertTrue(edge.camera("bed").status().lastError().contains("no way to the broker at"),
                () -> edge.camera("bed").status().lastError());
            network.free();
            assertSoon("edge cut off", viewer.awaitLive(1));
            viewer.awaitLive(10);
            assertTrue(machine.report().announced());
        }
    }

    @Test
    void publisherThatIsUnpluggedIsToldAndLiveAgainByItself() throws Exception {
        try (FarNetwork network = FarNetwork.make();
            NatsServer broker = NatsServer.startIn(network, folder);
            CameraMachine machine = new CameraMachine("bed", new Pictures(640, 480, 30), broker.url());
            EdgeMachine edge = new EdgeMachine(broker.url(network.host(EDGES)));
            EdgeViewer viewer = edge.watch("bed");
            EdgeViewer local = new EdgeViewer(machine.feed)) {
            viewer.awaitLive(10);
            local.takeLongestGap();
            network.unplug(PUBLISHERS);
            viewer.awaitCard();
            Machines.await("its name", () -> edge.camera("bed").status().lastError().contains("is not heard"));
            Machines.sleep(PARTITION_MILLIS);
            network.plug(PUBLISHERS);
            assertSoon("publisher cut off", viewer.awaitLive(1));
            assertTrue(local.takeLongestGap() < 2, "a viewer of the camera's machine lost frames");
        }
    }

    private static void assertSoon(String what, long nanos) {
        System.out.printf("%s for more than 10 s: live %.2f s after there is a way%n", what, nanos / 1e9);
        assertTrue(nanos < SOON_NANOS, () -> "live again after " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms");
    }
}
