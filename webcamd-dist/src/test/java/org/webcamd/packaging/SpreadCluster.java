package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.webcamd.wire.Info;

/** All of a cluster, each a process of its own: a broker, the machine of a camera, three edges, HAProxy in front. */
final class SpreadCluster implements AutoCloseable {
    static final int EDGES = 3;
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final List<RunningProgram> programs = new ArrayList<>();
    private final List<RunningProgram> edges = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();
    private ShippedHaproxy haproxy;

    private SpreadCluster() {
    }

    /** With these options of the edges; HAProxy knows that all have pictures. Skipped where something is missing. */
    static SpreadCluster start(Path folder, SelfSigned certificate, String... options) throws Exception {
        assumeTrue(RunningProgram.find("nats-server").isPresent(), "nats-server is not installed");
        ShippedHaproxy.assumeInstalled();
        SpreadCluster cluster = new SpreadCluster();
        try {
            cluster.begin(folder, certificate, options);
            return cluster;
        } catch (Exception | AssertionError failed) {
            cluster.close();
            throw failed;
        }
    }

    private void begin(Path folder, SelfSigned certificate, String... options) throws Exception {
        int brokerPort = RunningProgram.freePort();
        String broker = "nats://127.0.0.1:" + brokerPort;
        programs.add(RunningProgram.start(new ProcessBuilder(RunningProgram.find("nats-server").orElseThrow()
            .toString(), "-a", "127.0.0.1", "-p", Integer.toString(brokerPort))));
        programs.get(0).awaitPort(brokerPort);
        programs.add(RunningProgram.serve(RunningProgram.freePort(), "--camera", "bed=test", "--fps", "10",
            "--publish", broker));
        for (int edge = 0; edge < EDGES; edge++) {
            ports.add(RunningProgram.freePort());
            edges.add(RunningProgram.serve(ports.get(edge), Stream.concat(
                Stream.of("--edge", broker, "--trusted-proxy", "127.0.0.1"), Stream.of(options))
                .toArray(String[]::new)));
        }
        // An edge of a machine that is busy with other tests is none that hangs.
        haproxy = ShippedHaproxy.startForEdges(folder, certificate, ports, "20s");
        await("all are ready", () -> Stream.of("edge1", "edge2", "edge3")
            .allMatch(edge -> isUp("edges", edge) && isUp("edges-alive", edge)));
    }

    private boolean isUp(String backend, String edge) {
        return haproxy.isUp(backend, edge);
    }

    /** Whether HAProxy sends viewers to an edge, from 0. */
    boolean isUp(int edge) {
        return isUp("edges", "edge" + (edge + 1));
    }

    int httpsPort() {
        return haproxy.httpsPort();
    }

    /** How many watch at all edges that are alive. */
    long watching() {
        return IntStream.range(0, EDGES).mapToLong(this::watching).sum();
    }

    /** The edge with most viewers. */
    int busiest() {
        return IntStream.range(0, EDGES).boxed().max(Comparator.comparingLong(this::watching)).orElseThrow();
    }

    /** How many watch at an edge; nobody at one that was killed. */
    long watching(int edge) {
        if (!edges.get(edge).isAlive()) {
            return 0;
        }
        try {
            return Info.of(ports.get(edge), "/?info").number("viewerCount");
        } catch (IOException busy) {
            throw new IllegalStateException(busy);
        }
    }

    /** It is gone when this returns. */
    void kill(int edge) throws InterruptedException {
        edges.get(edge).kill();
        edges.get(edge).exitStatus();
    }

    /** Returns how long it took, in seconds. */
    static double await(String what, BooleanSupplier condition) throws InterruptedException {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - began < LIMIT_NANOS, () -> "never: " + what);
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    @Override
    public void close() {
        if (haproxy != null) {
            haproxy.close();
        }
        edges.forEach(RunningProgram::close);
        programs.forEach(RunningProgram::close);
    }
}
