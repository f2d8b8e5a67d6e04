package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.wire.Head;
import org.webcamd.wire.Info;
import org.webcamd.wire.RawConnection;

/** A broker, the machine of a camera and an edge, each a process of its own, which is killed or comes late. */
@Timeout(180)
final class ClusterProcessesIT {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    /** Two seconds are meant; a machine that is busy with other tests may take longer. */
    private static final double SOON_SECONDS = 10;

    private int brokerPort;

    @BeforeAll
    static void prepare() {
        assumeTrue(RunningProgram.find("nats-server").isPresent(), "nats-server is not installed");
    }

    @BeforeEach
    void choosePort() throws IOException {
        brokerPort = RunningProgram.freePort();
    }

    private RunningProgram broker() throws Exception {
        RunningProgram broker = RunningProgram.start(new ProcessBuilder(
            RunningProgram.find("nats-server").orElseThrow().toString(), "-a", "127.0.0.1", "-p",
            Integer.toString(brokerPort)));
        broker.awaitPort(brokerPort);
        return broker;
    }

    private RunningProgram camera() throws Exception {
        return RunningProgram.serve(RunningProgram.freePort(), "--camera", "bed=test", "--publish",
            "nats://127.0.0.1:" + brokerPort);
    }

    private RunningProgram edge(int port) throws Exception {
        return RunningProgram.serve(port, "--edge", "nats://127.0.0.1:" + brokerPort);
    }

    /** Returns how long it took until there was one, in seconds. */
    private static double awaitPicture(int edge) throws Exception {
        long began = System.nanoTime();
        while (status(edge, "/bed/?snapshot") != 200) {
            assertTrue(System.nanoTime() - began < LIMIT_NANOS, "no picture");
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    private static void awaitInfo(int edge, String text) throws Exception {
        long began = System.nanoTime();
        Info info = Info.of(edge, "/?info");
        while (!info.json().contains(text)) {
            assertTrue(System.nanoTime() - began < LIMIT_NANOS, info::json);
            TimeUnit.MILLISECONDS.sleep(10);
            info = Info.of(edge, "/?info");
        }
    }

    private static int status(int port, String target) throws IOException {
        try (RawConnection connection = RawConnection.to("127.0.0.1", port).get(target)) {
            Head head = connection.readHead();
            connection.read(head.contentLength());
            return head.status();
        }
    }

    @Test
    void cameraThatIsKilledIsNamedOnACardAndLiveAgainAtTheSameEdge() throws Exception {
        int port = RunningProgram.freePort();
        RunningProgram camera = null;
        try (RunningProgram broker = broker(); RunningProgram edge = edge(port)) {
            camera = camera();
            awaitPicture(port);
            try (StreamWatch viewer = new StreamWatch(port, "/bed/?stream")) {
                viewer.awaitLive(10);
                camera.kill();
                viewer.awaitCard();
                awaitInfo(port, ", which has this camera, is not heard");
                camera = camera();
                assertSoon("killed, and started later: live %.2f s after its port was open%n", viewer.awaitLive(1));
                viewer.awaitLive(10);

                viewer.takeLongestGap();
                camera.kill();
                camera = camera();
                assertSoon("killed, and started at once: live %.2f s after its port was open", viewer.awaitLive(1));
                System.out.printf(", after %.2f s without a live picture%n", viewer.takeLongestGap());
                viewer.awaitLive(10);
            }
            assertTrue(broker.isAlive() && edge.isAlive());
        } finally {
            if (camera != null) {
                camera.close();
            }
        }
    }

    @Test
    void brokerThatComesLaterThanAllElseIsWaitedFor() throws Exception {
        int port = RunningProgram.freePort();
        try (RunningProgram camera = camera(); RunningProgram edge = edge(port)) {
            TimeUnit.SECONDS.sleep(5);
            for (RunningProgram waiting : List.of(camera, edge)) {
                assertTrue(waiting.isAlive(), waiting::toString);
                assertEquals(1, waiting.err().stream().filter(line -> line.contains("no way to the broker")).count(),
                    waiting::toString);
            }
            assertEquals(503, status(port, "/readyz"));
            try (RunningProgram broker = broker()) {
                assertSoon("broker comes 5 s later: first picture %.2f s after its port was open%n",
                    awaitPicture(port));
                try (StreamWatch viewer = new StreamWatch(port, "/bed/?stream")) {
                    viewer.awaitLive(10);
                }
                assertEquals(200, status(port, "/readyz"));
                assertTrue(broker.isAlive());
            }
            assertTrue(camera.err().size() + edge.err().size() < 10, () -> camera + "\n" + edge);
        }
    }

    private static void assertSoon(String format, double seconds) {
        System.out.printf(format, seconds);
        assertTrue(seconds < SOON_SECONDS, () -> "live after " + seconds + " s");
    }
}
