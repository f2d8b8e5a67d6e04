package org.webcamd.launch;

import static java.lang.System.Logger.Level.WARNING;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.webcamd.camera.Source;
import org.webcamd.capture.CameraFeed;
import org.webcamd.capture.CameraSpec;
import org.webcamd.cli.ClusterSettings;
import org.webcamd.cluster.CameraArrivals;
import org.webcamd.cluster.ClusterReport;
import org.webcamd.cluster.Edge;
import org.webcamd.cluster.Publisher;
import org.webcamd.counters.Counters;
import org.webcamd.site.CameraName;

/**
 * What this process has to do with other machines: its own cameras are published, those of others are served as long as
 * none of its own has their name. Any thread.
 */
final class OtherMachines implements CameraArrivals, CameraChanges, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(OtherMachines.class.getName());
    private static final int MOST_SAID = 256;

    private final ClusterSettings settings;
    private final RunningCameras cameras;
    private final Optional<Publisher> publisher;
    private final Optional<Edge> edge;
    /** By which those of others have been started, or are to be. */
    private final Map<String, CameraSpec> others = new ConcurrentHashMap<>();
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    private OtherMachines(ClusterSettings settings, RunningCameras cameras, Counters counters) {
        this.settings = settings;
        this.cameras = cameras;
        publisher = settings.publish().map(Publisher::start);
        cameras.tellChanges(this);
        edge = settings.edge().map(broker -> Edge.start(broker, publisher, this, counters));
    }

    /** Finds them, from now on. */
    static OtherMachines join(ClusterSettings settings, RunningCameras cameras, Counters counters) {
        return new OtherMachines(settings, cameras, counters);
    }

    @Override
    public CompletableFuture<Boolean> arrived(String name, Source source) {
        try {
            CameraName.check(name);
        } catch (IllegalArgumentException taken) {
            say(name, taken.getMessage());
            return CompletableFuture.completedFuture(false);
        }
        CameraSpec spec = settings.cameras().apply(name, source);
        others.put(name, spec);
        return cameras.start(spec).handle((served, fault) -> {
            boolean isServed = fault == null && served;
            if (!isServed) {
                others.remove(name, spec);
                say(name, "there is one of that name here");
            }
            return isServed;
        });
    }

    private void say(String name, String why) {
        if (said.size() < MOST_SAID && said.add(name)) {
            LOG.log(WARNING, "camera {0} of another machine is not served: {1}", name, why);
        }
    }

    @Override
    public void departed(String name) {
        CameraSpec spec = others.remove(name);
        if (spec != null) {
            cameras.stop(spec);
        }
    }

    @Override
    public void started(CameraFeed feed) {
        if (others.get(feed.name()) != feed.spec()) {
            publisher.ifPresent(own -> own.add(feed));
        }
    }

    /** One of another machine may have had to give way to one of this machine's own. */
    @Override
    public void stopped(CameraFeed feed) {
        if (others.remove(feed.name(), feed.spec())) {
            edge.ifPresent(own -> own.displaced(feed.name()));
        } else {
            publisher.ifPresent(own -> own.remove(feed));
        }
    }

    /** What is to be told of them. */
    List<ClusterReport> reports() {
        List<ClusterReport> reports = new ArrayList<>();
        publisher.ifPresent(own -> reports.add(own.report()));
        edge.ifPresent(own -> reports.add(own.report()));
        return reports;
    }

    @Override
    public void close() {
        edge.ifPresent(Edge::close);
        publisher.ifPresent(Publisher::close);
    }
}
