package org.webcamd.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.capture.CameraState;
import org.webcamd.counters.Counter;

/** Cameras, a broker and edges, when all is well. */
@Timeout(120)
final class ClusterIT {
    @TempDir
    Path folder;

    @Test
    void bytesAtAnEdgeAreTheCameras() throws Exception {
        Pictures camera = new Pictures(640, 480, 30);
        try (NatsServer broker = NatsServer.start(folder);
            CameraMachine machine = new CameraMachine("bed", camera, broker.url());
            EdgeMachine edge = new EdgeMachine(broker.url());
            EdgeViewer viewer = edge.watch("bed")) {
            viewer.awaitLive(20);
            assertTrue(viewer.pictures().stream()
                .allMatch(seen -> camera.jpegs().stream().anyMatch(made -> Arrays.equals(made, seen))));
            assertEquals(0, edge.counters.value(Counter.EDGE_FRAMES_LOST));
            assertEquals(640, edge.camera("bed").status().mode().width());
            assertEquals(1, machine.report().edges());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {65_536, 1_048_576})
    void framesThatAreLargerThanAMessageComeInPieces(int maxPayload) throws Exception {
        Pictures camera = new Pictures(1920, 1080, 10);
        try (NatsServer broker = NatsServer.start(folder, "max_payload: " + maxPayload);
            CameraMachine machine = new CameraMachine("bed", camera, broker.url());
            EdgeMachine edge = new EdgeMachine(broker.url());
            EdgeViewer viewer = edge.watch("bed")) {
            viewer.awaitLive(8);
            assertTrue(camera.jpegs().get(0).length > 1_000_000, "a large picture");
            assertArrayEquals(viewer.pictures().get(0), camera.jpegs().stream()
                .filter(made -> Arrays.equals(made, viewer.pictures().get(0))).findAny().orElseThrow());
            assertEquals(0, edge.counters.value(Counter.EDGE_FRAMES_LOST));
            assertEquals(0, machine.feed.counters().value(Counter.VIEWS_REFUSED));
        }
    }

    @Test
    void whereNobodyWatchesTheCameraSleepsAndNothingIsSent() throws Exception {
        Pictures camera = new Pictures(640, 480, 30);
        try (NatsServer broker = NatsServer.start(folder);
            CameraMachine machine = new CameraMachine("bed", camera, broker.url());
            EdgeMachine edge = new EdgeMachine(broker.url())) {
            edge.awaitState("bed", CameraState.ASLEEP);
            Machines.await("sleep", () -> machine.feed.status().state() == CameraState.ASLEEP);
            Machines.sleep(1_000);
            long grabbed = camera.grabbed();
            long bytes = broker.figure("/varz", "in_bytes");
            Machines.sleep(3_000);
            assertEquals(grabbed, camera.grabbed());
            assertTrue(broker.figure("/varz", "in_bytes") - bytes < 5_000, "announcements alone");
            try (EdgeViewer viewer = edge.watch("bed")) {
                viewer.awaitLive(3);
            }
            Machines.await("sleep again", () -> machine.feed.status().state() == CameraState.ASLEEP);
        }
    }

    @Test
    void severalEdgesCostThePublisherNoMore() throws Exception {
        Pictures camera = new Pictures(640, 480, 30);
        try (NatsServer broker = NatsServer.start(folder);
            CameraMachine machine = new CameraMachine("bed", camera, broker.url());
            EdgeMachine one = new EdgeMachine(broker.url());
            EdgeMachine two = new EdgeMachine(broker.url());
            EdgeViewer first = one.watch("bed");
            EdgeViewer second = two.watch("bed")) {
            first.awaitLive(5);
            second.awaitLive(5);
            long published = machine.feed.counters().value(Counter.FRAMES_PUBLISHED);
            long captured = machine.feed.counters().value(Counter.FRAMES_CAPTURED);
            first.awaitLive(30);
            second.awaitLive(1);
            long sent = machine.feed.counters().value(Counter.FRAMES_PUBLISHED) - published;
            assertTrue(sent <= machine.feed.counters().value(Counter.FRAMES_CAPTURED) - captured + 2, "once each");
            assertEquals(2, machine.report().edges());
        }
    }
}
