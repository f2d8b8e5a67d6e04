package org.webcamd.answer;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot.StateSetDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.webcamd.capture.CameraFeed;
import org.webcamd.capture.CameraState;
import org.webcamd.counters.Counter;
import org.webcamd.site.ServedCamera;
import org.webcamd.transcode.Work;
import org.webcamd.viewer.SentFigures;

/** What {@code /metrics} tells of each camera. One answer's; confined to its thread. */
final class CameraMetrics {
    private static final String CAMERA = "camera";

    /** Figures that belong together are read together. */
    private record Figures(ServedCamera camera, SentFigures sent, Work work) {
        CameraFeed feed() {
            return camera.feed();
        }

        Labels labels() {
            return Labels.of(CAMERA, camera.name());
        }
    }

    private final List<Figures> cameras;
    private List<MetricSnapshot> all;

    CameraMetrics(List<ServedCamera> cameras) {
        this.cameras = cameras.stream()
            .map(camera -> new Figures(camera, camera.audience().sent(), camera.feed().work())).toList();
    }

    void addTo(List<MetricSnapshot> families) {
        all = families;
        addCapture();
        addViewers();
        gauge("webcamd_renditions", null, "Different pictures that are made for viewers, besides the one for all.",
            camera -> camera.feed().renditions().size());
        counter("webcamd_rendition_frames", null,
            "Frames that were turned, scaled or encoded anew, for all or for some.", camera -> camera.work().frames());
        counter("webcamd_rendition_seconds", Unit.SECONDS, "Time that workers have spent on those frames.",
            camera -> Unit.nanosToSeconds(camera.work().nanos()));
        gauge("webcamd_frame_memory_bytes", Unit.BYTES, "What its pictures take of the memory for frames.",
            camera -> camera.feed().memory().usedBytes());
    }

    private void addCapture() {
        all.add(states());
        gauge("webcamd_camera_ready", null, "1 while who asks gets live pictures, as /readyz says.",
            camera -> camera.feed().status().state().isWell() ? 1 : 0);
        counter("webcamd_camera_live_seconds", Unit.SECONDS, "Time in which it was captured from.",
            camera -> Unit.nanosToSeconds(camera.feed().liveNanos()));
        for (Counter counter : Counter.values()) {
            if (counter.scope() == Counter.Scope.CAMERA) {
                counter(MetricsDocument.name(counter), null, MetricsDocument.help(counter),
                    camera -> camera.feed().counters().value(counter));
            }
        }
        all.add(dropped());
    }

    private void addViewers() {
        gauge("webcamd_viewers", null, "Streams that are watched now.",
            camera -> camera.camera().audience().stats().size());
        counter("webcamd_frames_sent", null, MetricsDocument.help(Counter.FRAMES_SENT),
            camera -> camera.sent().frames());
        counter("webcamd_frames_skipped", null, MetricsDocument.help(Counter.FRAMES_SKIPPED),
            camera -> camera.sent().skipped());
        counter("webcamd_sent_bytes", Unit.BYTES, MetricsDocument.help(Counter.BYTES_SENT),
            camera -> camera.sent().bytes());
        all.add(ages());
    }

    private void counter(String name, Unit unit, String help, ToDoubleFunction<Figures> value) {
        CounterSnapshot.Builder family = CounterSnapshot.builder().name(name).unit(unit).help(help);
        cameras.forEach(camera -> family.dataPoint(CounterDataPointSnapshot.builder().labels(camera.labels())
            .value(value.applyAsDouble(camera)).build()));
        all.add(family.build());
    }

    private void gauge(String name, Unit unit, String help, ToDoubleFunction<Figures> value) {
        GaugeSnapshot.Builder family = GaugeSnapshot.builder().name(name).unit(unit).help(help);
        cameras.forEach(camera -> family.dataPoint(GaugeDataPointSnapshot.builder().labels(camera.labels())
            .value(value.applyAsDouble(camera)).build()));
        all.add(family.build());
    }

    private MetricSnapshot dropped() {
        CounterSnapshot.Builder family = CounterSnapshot.builder().name("webcamd_frames_dropped")
            .help("Frames of the camera that nobody was shown, by reason.");
        for (Figures camera : cameras) {
            for (Counter counter : Counter.values()) {
                if (counter.scope() == Counter.Scope.DROPPED) {
                    family.dataPoint(CounterDataPointSnapshot.builder()
                        .labels(Labels.of(CAMERA, camera.camera().name(), "reason", counter.label()))
                        .value(camera.feed().counters().value(counter)).build());
                }
            }
        }
        return family.build();
    }

    private MetricSnapshot states() {
        StateSetSnapshot.Builder family =
            StateSetSnapshot.builder().name("webcamd_camera_state").help("Where the camera is in its life.");
        for (Figures camera : cameras) {
            StateSetDataPointSnapshot.Builder states = StateSetDataPointSnapshot.builder().labels(camera.labels());
            CameraState now = camera.feed().status().state();
            for (CameraState state : CameraState.values()) {
                states.state(state.label(), state == now);
            }
            family.dataPoint(states.build());
        }
        return family.build();
    }

    private MetricSnapshot ages() {
        HistogramSnapshot.Builder family = HistogramSnapshot.builder().name("webcamd_frame_age_seconds")
            .unit(Unit.SECONDS)
            .help("Time from capture until the kernel had taken a live frame whole, for each viewer.");
        for (Figures camera : cameras) {
            SentFigures sent = camera.sent();
            family.dataPoint(HistogramDataPointSnapshot.builder().labels(camera.labels())
                .classicHistogramBuckets(ClassicHistogramBuckets.of(sent.ageBoundsSeconds(), sent.ages()))
                .sum(Unit.nanosToSeconds(sent.ageNanos())).build());
        }
        return family.build();
    }
}
