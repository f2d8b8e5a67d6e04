package org.webcamd.cluster;

import java.util.function.LongUnaryOperator;
import org.webcamd.camera.Source;
import org.webcamd.capture.CameraFeed;

/** A machine with a camera that it publishes. */
final class CameraMachine implements AutoCloseable {
    final CameraFeed feed;
    final Publisher publisher;

    CameraMachine(String name, Source source, String addresses) {
        this(name, source, Machines.publish(addresses), micros -> micros);
    }

    CameraMachine(String name, Source source, PublishSettings settings, LongUnaryOperator clock) {
        feed = Machines.feed(name, source);
        feed.start();
        publisher = Publisher.start(settings, clock);
        publisher.add(feed);
    }

    PublishedReport report() {
        return publisher.report().published().isEmpty() ? null : publisher.report().published().get(0);
    }

    @Override
    public void close() {
        publisher.close();
        feed.close();
    }
}
