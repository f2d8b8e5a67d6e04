package org.webcamd.cluster;

import java.util.List;
import java.util.function.LongUnaryOperator;
import org.webcamd.capture.CameraFeed;

/**
 * Publishes cameras of this process to a cluster: they are announced always, and their frames are sent while an edge
 * wants them. Whatever becomes of the broker, no camera and no viewer of this machine notices. Any thread.
 */
public final class Publisher implements AutoCloseable {
    private static final long END_MILLIS = 300;
    /** For the last announcements to leave the process. */
    private static final long LEAVE_MILLIS = 20;

    private final BrokerSettings broker;
    private final PublishLoop loop;
    private final BrokerLink link;
    private final Thread thread;

    /**
     * Connects as soon as there is a broker.
     *
     * @param settings where and what
     * @return running; to be closed before the cameras are
     */
    public static Publisher start(PublishSettings settings) {
        return start(settings, epochMicros -> epochMicros);
    }

    /** With a clock that may differ: what it makes of the time, in microseconds since 1970. */
    static Publisher start(PublishSettings settings, LongUnaryOperator clock) {
        Publisher publisher = new Publisher(settings, new PublishLoop(settings, clock));
        publisher.thread.start();
        publisher.link.start();
        return publisher;
    }

    private Publisher(PublishSettings settings, PublishLoop loop) {
        this.loop = loop;
        broker = settings.broker();
        link = new BrokerLink(broker, "webcamd publisher on " + loop.machine(), loop);
        thread = new Thread(() -> loop.run(link::session), "webcamd-publish");
        thread.setDaemon(true);
    }

    /**
     * Publishes one more camera. One whose name cannot stand in an address, as that of the only camera of a process,
     * has the name of this machine.
     *
     * @param feed owned by whoever made it
     */
    public void add(CameraFeed feed) {
        loop.add(Subjects.isName(feed.name()) ? feed.name() : Machine.asCameraName(loop.machine()), feed);
    }

    /**
     * Publishes one no more.
     *
     * @param feed that was added
     */
    public void remove(CameraFeed feed) {
        loop.remove(feed);
    }

    long id() {
        return loop.id();
    }

    /** {@return what is to be told of it now} */
    public ClusterReport report() {
        return new ClusterReport(broker.shown(), broker.subjects().cluster(), link.trouble(), loop.reports(),
            List.of());
    }

    /** Takes leave, so that edges need not wait, and ends; within a second. */
    @Override
    public void close() {
        loop.end();
        try {
            thread.join(END_MILLIS);
            Thread.sleep(LEAVE_MILLIS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        link.close();
    }
}
