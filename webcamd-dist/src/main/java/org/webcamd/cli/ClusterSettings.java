package org.webcamd.cli;

import java.util.Optional;
import java.util.function.BiFunction;
import org.webcamd.camera.Source;
import org.webcamd.capture.CameraSpec;
import org.webcamd.cluster.BrokerSettings;
import org.webcamd.cluster.PublishSettings;

/**
 * What this machine does with others. Immutable.
 *
 * @param publish what is published, and where; empty for nothing
 * @param edge where cameras of others are looked for; empty for nowhere
 * @param cameras makes one of another machine by its name and source, with the settings for all cameras
 */
public record ClusterSettings(Optional<PublishSettings> publish, Optional<BrokerSettings> edge,
    BiFunction<String, Source, CameraSpec> cameras) {
    /**
     * As a user asks for it.
     *
     * @param line understood
     * @return those of it
     */
    public static ClusterSettings of(CommandLine line) {
        return line.settled().cluster();
    }

    /** {@return whether there are others} */
    public boolean isAny() {
        return publish.isPresent() || edge.isPresent();
    }
}
