package org.webcamd.cluster;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.capture.CameraFeed;

/** The loop with connections that take all at once and keep nothing. */
@Timeout(60)
final class PublishLoopTest {
    private static final String NAME = "bed";
    private static final long EDGE = 7;

    private final Subjects subjects = new Subjects(BrokerSettings.USUAL_CLUSTER);

    private final class Taker implements Session {
        private final AtomicLong frames = new AtomicLong();
        private final LinkListener listener;

        Taker(LinkListener listener) {
            this.listener = listener;
        }

        @Override
        public int maxPayloadBytes() {
            return 1 << 20;
        }

        @Override
        public void publish(String subject, byte[] message) {
            if (subjects.isFrames(subject)) {
                frames.incrementAndGet();
            }
        }

        @Override
        public void subscribe(String subject) {
            // Demand is put into the loop by the test.
        }

        @Override
        public void unsubscribe(String subject) {
            // Nor is anything heard here.
        }

        @Override
        public void askWhetherTaken(long mark) {
            listener.onTaken(mark);
        }

        @Override
        public void drop(String why) {
            // Nobody does.
        }
    }

    @Test
    void framesGoOnByAnotherBrokerWithoutAnybodyAskingAnew() throws Exception {
        PublishLoop loop = new PublishLoop(Machines.publish("nats://127.0.0.1"), micros -> micros);
        AtomicReference<Session> session = new AtomicReference<>();
        Thread thread = new Thread(() -> loop.run(session::get));
        CameraFeed feed = Machines.feed(NAME, new Pictures(320, 240, 100));
        try {
            feed.start();
            thread.start();
            loop.add(NAME, feed);
            Taker first = new Taker(loop);
            session.set(first);
            Machines.await("the name", () -> loop.reports().stream().anyMatch(PublishedReport::announced));
            loop.onMessage(subjects.demand(NAME), new Demand(EDGE, Layer.COUNT, 0).bytes());
            Machines.await("frames", () -> first.frames.get() > 0);

            session.set(null);
            loop.onDown();
            Machines.sleep(300);
            Taker second = new Taker(loop);
            session.set(second);
            loop.onUp(second);
            Machines.await("frames by another broker", () -> second.frames.get() > 0);
        } finally {
            loop.end();
            thread.join();
            feed.close();
        }
    }
}
