package org.webcamd.answer;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.webcamd.cluster.ServedReport;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;

/**
 * The figures behind {@code /metrics}, read at each request from where they are counted for {@code /?info} as well.
 * There are as many series as cameras, times a fixed number: no viewer and no wish has one of its own. Any thread.
 */
final class MetricsDocument implements MultiCollector {
    /** Those that are told by camera instead, from {@link org.webcamd.viewer.SentFigures}. */
    private static final Set<Counter> BY_CAMERA =
        Set.of(Counter.FRAMES_SENT, Counter.FRAMES_SKIPPED, Counter.BYTES_SENT);

    private final InfoDocument info;

    MetricsDocument(InfoDocument info) {
        this.info = info;
    }

    @Override
    public MetricSnapshots collect() {
        List<MetricSnapshot> all = new ArrayList<>();
        all.add(InfoSnapshot.builder().name("webcamd_build").help("The program.")
            .dataPoint(InfoSnapshot.InfoDataPointSnapshot.builder()
                .labels(Labels.of("version", info.version())).build()).build());
        new CameraMetrics(info.cameras().inOrder()).addTo(all);
        addLayers(all);
        for (Counter counter : Counter.values()) {
            if (counter.scope() == Counter.Scope.SERVER && !BY_CAMERA.contains(counter)) {
                all.add(ofServer(counter, info.counters()));
            }
        }
        all.add(ProcessMetrics.gauge("webcamd_frame_memory_limit_bytes", Unit.BYTES,
            "What pictures may take, of all cameras and viewers (--frame-memory).", info.memory().limitBytes()));
        ProcessMetrics.addTo(all);
        return new MetricSnapshots(all);
    }

    /** Only an edge has cameras of other machines. */
    private void addLayers(List<MetricSnapshot> all) {
        GaugeSnapshot.Builder family = GaugeSnapshot.builder().name("webcamd_edge_layers").help(
            "How many of three layers of frames this edge listens to: all, every second, every fourth (--edge).");
        List<ServedReport> served =
            info.cameras().otherMachines().stream().flatMap(report -> report.served().stream()).toList();
        served.forEach(camera -> family.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
            .labels(Labels.of("camera", camera.name())).value(camera.layers()).build()));
        if (!served.isEmpty()) {
            all.add(family.build());
        }
    }

    private static CounterSnapshot ofServer(Counter counter, Counters values) {
        return CounterSnapshot.builder().name(name(counter)).help(help(counter))
            .dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder().value(values.value(counter)).build())
            .build();
    }

    /** {@code framesCaptured} as {@code webcamd_frames_captured}; the format puts {@code _total} behind it. */
    static String name(Counter counter) {
        return "webcamd_" + counter.label().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    static String help(Counter counter) {
        return counter.meaning().substring(0, 1).toUpperCase(Locale.ROOT) + counter.meaning().substring(1) + ".";
    }
}
