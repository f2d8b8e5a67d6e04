package org.webcamd.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.webcamd.admission.ListenSettings;
import org.webcamd.admission.PeerAddress;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.memory.FrameMemory;
import org.webcamd.site.ServedCamera;
import org.webcamd.site.ServedCameras;
import org.webcamd.tls.TlsReport;
import org.webcamd.viewer.ViewerStats;

/**
 * The document behind {@code /?info}: webcam.py's keys exactly as they were, in {@code stats} and {@code config}, and
 * more beside them in {@code camera}, {@code cameras}, {@code viewers}, {@code counters} and {@code version}. Any
 * thread.
 */
public final class InfoDocument {
    /** So many viewers in one answer. */
    static final int PAGE = 100;

    private final ServedCameras cameras;
    private final InfoConfig config;
    private final FrameMemory memory;
    private final Counters counters;
    private final String version;
    private volatile List<IoThread> ioThreads = List.of();
    private volatile Supplier<Optional<TlsReport>> tls = Optional::empty;

    /**
     * What is told, read anew at each request.
     *
     * @param cameras all cameras
     * @param config what the server was asked for
     * @param memory of all frames
     * @param counters the server's
     * @param version of this program
     */
    public InfoDocument(ServedCameras cameras, InfoConfig config, FrameMemory memory, Counters counters,
        String version) {
        this.cameras = cameras;
        this.config = config;
        this.memory = memory;
        this.counters = counters;
        this.version = version;
    }

    /**
     * Tells what the I/O threads are like from now on.
     *
     * @param now each of them
     */
    public void ioThreads(List<IoThread> now) {
        ioThreads = now;
    }

    /** Where the server listens. */
    ListenSettings listen() {
        return config.listen();
    }

    /** What the I/O threads are like. */
    List<IoThread> ioThreads() {
        return ioThreads;
    }

    /** Those that are served. */
    ServedCameras cameras() {
        return cameras;
    }

    /** That of all frames. */
    FrameMemory memory() {
        return memory;
    }

    /** The server's. */
    Counters counters() {
        return counters;
    }

    /** That of this program. */
    String version() {
        return version;
    }

    /**
     * Tells of the encryption from now on.
     *
     * @param now asked at each request
     */
    public void tls(Supplier<Optional<TlsReport>> now) {
        tls = now;
    }

    /** Asks the drivers for the values of controls; done in any case, and soon. */
    CompletableFuture<Void> readControls() {
        return CompletableFuture.allOf(cameras.inOrder().stream().map(camera -> camera.controls().refresh())
            .toArray(CompletableFuture<?>[]::new));
    }

    /**
     * Writes the document.
     *
     * @param camera the one that is asked about, or null where there is none
     * @param reader for whom
     */
    void write(JsonGenerator to, ServedCamera camera, InfoReader reader) throws IOException {
        to.writeStartObject();
        writeStats(to, camera, reader);
        config.write(to, camera == null ? null : camera.feed().spec(), reader.mayKnowOthers());
        to.writeFieldName("camera");
        if (camera == null) {
            to.writeNull();
            to.writeStringField("absence", cameras.absence());
        } else {
            InfoCamera.write(to, camera);
        }
        List<ServedCamera> told = reader.camerasOf(cameras.inOrder(), camera);
        writeCameras(to, told);
        writeViewers(to, told, reader);
        writeMemory(to);
        to.writeObjectFieldStart("counters");
        if (reader.mayKnowOthers()) {
            InfoCamera.writeCounters(to, counters, Counter.Scope.SERVER);
        }
        to.writeEndObject();
        writeIoThreads(to, reader.mayKnowOthers() ? ioThreads : List.of());
        InfoTls.write(to, tls.get());
        InfoCluster.write(to, reader.mayKnowOthers() ? cameras.otherMachines() : List.of());
        to.writeStringField("version", version);
        to.writeStringField("time", Instant.now().toString());
        to.writeEndObject();
    }

    private void writeStats(JsonGenerator to, ServedCamera camera, InfoReader reader) throws IOException {
        List<ViewerStats> sessions = camera == null ? List.of()
            : camera.audience().stats().stream().filter(viewer -> viewer.framesSent() > 0).toList();
        double sum = sessions.stream().mapToDouble(viewer -> camera.rates().of(viewer)).sum();
        to.writeObjectFieldStart("stats");
        to.writeStringField("server", reader.host());
        to.writeNumberField("encodeFps", camera == null ? 0 : hundredths(camera.rates().captured()));
        to.writeNumberField("sessionCount", sessions.size());
        to.writeNumberField("avgStreamFps", sessions.isEmpty() ? 0 : hundredths(sum / sessions.size()));
        to.writeObjectFieldStart("sessions");
        SessionKeys keys = new SessionKeys();
        for (ViewerStats viewer : page(sessions, reader.from())) {
            String key = reader.mayKnowOthers() ? keys.of(viewer) : String.valueOf(viewer.number());
            to.writeNumberField(key, hundredths(camera.rates().of(viewer)));
        }
        to.writeEndObject();
        to.writeNumberField("snapshots", counters.value(Counter.SNAPSHOTS));
        to.writeEndObject();
    }

    private static void writeCameras(JsonGenerator to, List<ServedCamera> told) throws IOException {
        to.writeArrayFieldStart("cameras");
        for (ServedCamera camera : told) {
            InfoCamera.write(to, camera);
        }
        to.writeEndArray();
    }

    private static void writeViewers(JsonGenerator to, List<ServedCamera> told, InfoReader reader)
        throws IOException {
        Map<ViewerStats, ServedCamera> all = new HashMap<>();
        told.forEach(camera -> camera.audience().stats().forEach(viewer -> all.put(viewer, camera)));
        to.writeNumberField("viewerCount", all.size());
        to.writeArrayFieldStart("viewers");
        for (ViewerStats viewer : page(all.keySet(), reader.from())) {
            writeViewer(to, viewer, all.get(viewer), reader);
        }
        to.writeEndArray();
    }

    /** A document is as large as it is asked for by whoever comes: that many viewers at a time. */
    private static List<ViewerStats> page(Collection<ViewerStats> all, int from) {
        return all.stream().sorted(Comparator.comparingLong(ViewerStats::number)).skip(from).limit(PAGE).toList();
    }

    private void writeMemory(JsonGenerator to) throws IOException {
        to.writeObjectFieldStart("memory");
        to.writeNumberField("frameLimit", memory.limitBytes());
        to.writeNumberField("frameUsed", memory.usedBytes());
        to.writeNumberField("maxPicture", memory.maxPictureBytes());
        to.writeEndObject();
    }

    private static void writeViewer(JsonGenerator to, ViewerStats viewer, ServedCamera camera, InfoReader reader)
        throws IOException {
        to.writeStartObject();
        to.writeStringField("camera", camera.name());
        to.writeStringField("address", reader.mayKnowOthers() ? PeerAddress.text(viewer.address()) : "");
        to.writeStringField("userAgent", reader.userAgentOf(viewer));
        to.writeStringField("since", viewer.since().toString());
        to.writeNumberField("fps", hundredths(camera.rates().of(viewer)));
        to.writeNumberField("framesSent", viewer.framesSent());
        to.writeNumberField("framesSkipped", viewer.framesSkipped());
        to.writeNumberField("bytesSent", viewer.bytesSent());
        to.writeStringField("transport", viewer.transport());
        to.writeStringField("wish", viewer.wish());
        if (viewer.step() != null) {
            to.writeStringField("step", viewer.step());
        }
        to.writeNumberField("rotation", viewer.rotationDegrees());
        to.writeEndObject();
    }

    private static void writeIoThreads(JsonGenerator to, List<IoThread> threads) throws IOException {
        to.writeArrayFieldStart("ioThreads");
        for (IoThread thread : threads) {
            to.writeStartObject();
            to.writeStringField("name", thread.name());
            to.writeNumberField("stuckMillis", thread.stuckMillis());
            to.writeArrayFieldStart("at");
            for (String place : thread.places()) {
                to.writeString(place);
            }
            to.writeEndArray();
            to.writeEndObject();
        }
        to.writeEndArray();
    }

    static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
