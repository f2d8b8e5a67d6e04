package org.webcamd.benchmark.scenario;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.webcamd.benchmark.load.LoadResult;
import org.webcamd.benchmark.picture.PictureSize;
import org.webcamd.benchmark.process.BrokenRunException;
import org.webcamd.benchmark.process.ChildProcess;
import org.webcamd.benchmark.process.ServerProcess;

/** A broker, a camera's machine and edges, which are processes here. One thread. */
final class Cluster implements AutoCloseable {
    private static final long LONGEST_START_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long POLL_MILLIS = 20;

    private final Workbench bench;
    private final Deque<ServerProcess> started = new ArrayDeque<>();
    private final List<ServerProcess> edges = new ArrayList<>();
    private final ServerProcess broker;
    private final ServerProcess publisher;

    private Cluster(Workbench bench, PictureSize size) throws BrokenRunException, IOException, InterruptedException {
        this.bench = bench;
        broker = begun(bench.broker());
        broker.awaitConnection().close();
        publisher = begun(bench.publisher(size, broker));
    }

    /** Each edge has pictures when this returns. */
    static Cluster start(Workbench bench, PictureSize size, int edges)
        throws BrokenRunException, IOException, InterruptedException {
        Cluster cluster = new Cluster(bench, size);
        try {
            for (int i = 0; i < edges; i++) {
                cluster.edges.add(cluster.begun(bench.edge(cluster.broker)));
            }
            for (ServerProcess edge : cluster.edges) {
                awaitReady(edge);
                Start.awaitFrame(edge);
            }
            return cluster;
        } catch (BrokenRunException | IOException | InterruptedException doesNotStart) {
            cluster.close();
            throw doesNotStart;
        }
    }

    /** It has heard of the camera. */
    private static void awaitReady(ServerProcess edge) throws BrokenRunException, IOException, InterruptedException {
        edge.awaitConnection().close();
        URL readiness = URI.create("http://127.0.0.1:" + edge.port() + "/readyz").toURL();
        long startNanos = System.nanoTime();
        while (((HttpURLConnection) readiness.openConnection()).getResponseCode() != HttpURLConnection.HTTP_OK) {
            edge.requireAlive();
            if (System.nanoTime() - startNanos > LONGEST_START_NANOS) {
                throw new BrokenRunException("an edge did not hear of its camera");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private ServerProcess begun(ServerProcess process) {
        started.push(process);
        return process;
    }

    ServerProcess broker() {
        return broker;
    }

    ServerProcess publisher() {
        return publisher;
    }

    ServerProcess edge() {
        return edges.get(0);
    }

    /** The same viewers at each edge, all at once. */
    List<LoadResult> load(Load atEach) throws BrokenRunException, IOException, InterruptedException {
        List<ChildProcess> clients = startLoad(atEach);
        try {
            List<LoadResult> results = new ArrayList<>();
            for (ChildProcess client : clients) {
                results.add(bench.awaitResult(client, atEach));
            }
            return results;
        } finally {
            clients.forEach(ChildProcess::close);
        }
    }

    /** Not waited for: whoever asks closes them. */
    List<ChildProcess> startLoad(Load atEach) throws BrokenRunException, IOException {
        List<ChildProcess> clients = new ArrayList<>();
        for (ServerProcess edge : edges) {
            clients.add(bench.startLoad(edge, atEach, Place.LOOPBACK));
        }
        return clients;
    }

    @Override
    public void close() {
        started.forEach(ServerProcess::close);
    }
}
