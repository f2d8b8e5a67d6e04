package org.webcamd.cluster;

import java.util.concurrent.TimeUnit;

/**
 * Asks for the frames of one camera: listens to their subjects, and tells its publisher once a second. Confined to the
 * thread of the {@link EdgeLoop}.
 */
final class CameraDemand {
    private static final long REPEAT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Subjects subjects;
    private final RemoteCamera camera;
    private final long edge;
    private Session session;
    private final AskedTimes asked = new AskedTimes();
    private volatile int layers;
    private long toldNanos;

    CameraDemand(Subjects subjects, RemoteCamera camera, long edge) {
        this.subjects = subjects;
        this.camera = camera;
        this.edge = edge;
    }

    /** Any thread. */
    int layers() {
        return layers;
    }

    /** Sees to it that as much is asked for as is wanted. */
    void attend(Session current, long nowNanos) {
        if (current != session) {
            session = current;
            layers = 0;
        }
        if (session == null) {
            return;
        }
        int wanted = camera.isWanted(nowNanos) ? camera.lateness().layers() : 0;
        if (wanted != layers) {
            if (layers == 0) {
                camera.lateness().begin(nowNanos);
            }
            listenTo(wanted);
            tell(nowNanos);
        } else if (layers > 0 && nowNanos - toldNanos >= REPEAT_NANOS) {
            tell(nowNanos);
        }
    }

    /** One that is left is left before the publisher is told: nothing more is to come from the broker. */
    private void listenTo(int wanted) {
        for (Layer layer : Layer.values()) {
            String subject = subjects.frames(camera.name(), layer);
            if (layer.isAmong(wanted) && !layer.isAmong(layers)) {
                session.subscribe(subject);
            } else if (!layer.isAmong(wanted) && layer.isAmong(layers)) {
                session.unsubscribe(subject);
            }
        }
        layers = wanted;
        if (layers == 0) {
            camera.intake().rest();
        }
    }

    private void tell(long nowNanos) {
        toldNanos = nowNanos;
        ClockOffset clock = camera.clock();
        boolean ask = layers > 0 && (clock == null || !clock.isFresh(nowNanos));
        session.publish(subjects.demand(camera.name()), new Demand(edge, layers, ask ? asked.next() : 0).bytes());
    }

    /** Whether the time was asked for by this number, and not answered yet. The client's thread. */
    boolean hasAsked(long number) {
        return asked.remove(number);
    }

    /** Nothing more is wanted. */
    void end() {
        if (session != null && layers > 0) {
            listenTo(0);
            tell(System.nanoTime());
        }
    }
}
