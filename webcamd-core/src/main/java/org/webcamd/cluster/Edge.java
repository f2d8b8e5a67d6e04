package org.webcamd.cluster;

import java.util.List;
import java.util.Optional;
import org.webcamd.counters.Counters;

/**
 * Serves the cameras of other machines: each that is announced in the cluster is a source like any other, which is
 * handed to a {@link CameraArrivals}. Any thread.
 */
public final class Edge implements AutoCloseable {
    private static final long END_MILLIS = 300;
    private static final long LEAVE_MILLIS = 20;
    private static final long NO_PUBLISHER = 0;

    private final BrokerSettings settings;
    private final EdgeLoop loop;
    private final Thread thread;

    private Edge(BrokerSettings settings, EdgeLoop loop) {
        this.settings = settings;
        this.loop = loop;
        thread = new Thread(loop::run, "webcamd-edge");
        thread.setDaemon(true);
    }

    /**
     * Connects as soon as there is a broker.
     *
     * @param settings where the cluster is
     * @param own this process's publisher, whose cameras are here anyway; empty where it publishes nothing
     * @param arrivals who serves the cameras
     * @param counters the server's
     * @return running; to be closed before the cameras are
     */
    public static Edge start(BrokerSettings settings, Optional<Publisher> own, CameraArrivals arrivals,
        Counters counters) {
        EdgeLoop loop =
            new EdgeLoop(settings, own.map(Publisher::id).orElse(NO_PUBLISHER), arrivals, counters);
        Edge edge = new Edge(settings, loop);
        edge.thread.start();
        loop.link().start();
        return edge;
    }

    /** {@return what is to be told of it now} */
    public ClusterReport report() {
        return new ClusterReport(settings.shown(), settings.subjects().cluster(), loop.link().trouble(), List.of(),
            loop.reports());
    }

    /**
     * One that was served is not any more, since another camera has its name here; it is offered again now and then.
     *
     * @param name of it
     */
    public void displaced(String name) {
        loop.displaced(name);
    }

    /** Takes leave, so that cameras can sleep, and ends; within a second. */
    @Override
    public void close() {
        loop.end();
        try {
            thread.join(END_MILLIS);
            Thread.sleep(LEAVE_MILLIS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        loop.link().close();
    }
}
