package org.webcamd.route;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.webcamd.camera.CameraMode;
import org.webcamd.capture.CaptureStatus;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.mjpeg.ViewerStats;
import org.webcamd.mjpeg.Viewers;

/**
 * The document behind {@code /?info}: webcam.py's keys exactly as they were, in {@code stats} and {@code config}, and
 * more beside them in {@code camera}, {@code viewers}, {@code counters} and {@code version}. Any thread.
 */
public final class InfoDocument {
    private final JsonFactory json = new JsonFactory();
    private final ServedCamera camera;
    private final Viewers viewers;
    private final FrameRates rates;
    private final Counters counters;
    private final ReportedConfig config;
    private final String version;

    /**
     * What is told, read anew at each request.
     *
     * @param camera the camera
     * @param viewers who is there
     * @param rates their frames a second
     * @param counters the server's
     * @param config the settings
     * @param version of this program
     */
    public InfoDocument(ServedCamera camera, Viewers viewers, FrameRates rates, Counters counters,
        ReportedConfig config, String version) {
        this.camera = camera;
        this.viewers = viewers;
        this.rates = rates;
        this.counters = counters;
        this.config = config;
        this.version = version;
    }

    /** The document in UTF-8; {@code host} is what the client called this server. */
    byte[] write(String host) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator to = json.createGenerator(out)) {
            to.writeStartObject();
            writeStats(to, host);
            writeConfig(to);
            writeCamera(to);
            writeViewers(to);
            to.writeObjectFieldStart("counters");
            writeCounters(to, counters, Counter.Scope.SERVER);
            to.writeEndObject();
            to.writeStringField("version", version);
            to.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private void writeStats(JsonGenerator to, String host) throws IOException {
        List<ViewerStats> sessions = viewers.stats().stream().filter(viewer -> viewer.framesSent() > 0).toList();
        double sum = sessions.stream().mapToDouble(rates::of).sum();
        to.writeObjectFieldStart("stats");
        to.writeStringField("server", host);
        to.writeNumberField("encodeFps", hundredths(rates.captured()));
        to.writeNumberField("sessionCount", sessions.size());
        to.writeNumberField("avgStreamFps", sessions.isEmpty() ? 0 : hundredths(sum / sessions.size()));
        to.writeObjectFieldStart("sessions");
        for (ViewerStats viewer : sessions) {
            to.writeNumberField(Addresses.text(viewer.address()), hundredths(rates.of(viewer)));
        }
        to.writeEndObject();
        to.writeNumberField("snapshots", counters.value(Counter.SNAPSHOTS));
        to.writeEndObject();
    }

    private void writeConfig(JsonGenerator to) throws IOException {
        to.writeObjectFieldStart("config");
        to.writeNumberField("width", config.width());
        to.writeNumberField("height", config.height());
        to.writeNumberField("index", config.index());
        to.writeNumberField("ipv", config.ipv());
        to.writeStringField("v4bindaddress", config.v4bindaddress());
        to.writeStringField("v6bindaddress", config.v6bindaddress());
        to.writeNumberField("port", config.port());
        to.writeNumberField("encodewait", config.encodewait());
        to.writeNumberField("streamwait", config.streamwait());
        to.writeNumberField("rotate", config.rotation().code());
        to.writeBooleanField("showfps", config.showfps());
        to.writeBooleanField("loghttp", config.loghttp());
        to.writeEndObject();
    }

    private void writeCamera(JsonGenerator to) throws IOException {
        CaptureStatus status = camera.feed().status();
        to.writeObjectFieldStart("camera");
        to.writeStringField("name", camera.feed().name());
        to.writeStringField("state", status.state().label());
        to.writeStringField("since", status.since().toString());
        if (status.mode() != null) {
            writeMode(to, status.mode());
        }
        writeCounters(to, camera.feed().counters(), Counter.Scope.CAMERA);
        to.writeObjectFieldStart("dropped");
        writeCounters(to, camera.feed().counters(), Counter.Scope.DROPPED);
        to.writeEndObject();
        to.writeStringField("lastError", status.lastError());
        to.writeEndObject();
    }

    private static void writeMode(JsonGenerator to, CameraMode mode) throws IOException {
        to.writeStringField("driver", mode.driver());
        to.writeNumberField("width", mode.width());
        to.writeNumberField("height", mode.height());
        to.writeNumberField("fps", hundredths(mode.fps()));
        to.writeStringField("pixelFormat", mode.pixelFormat());
    }

    private static void writeCounters(JsonGenerator to, Counters values, Counter.Scope scope) throws IOException {
        for (Counter counter : Counter.values()) {
            if (counter.scope() == scope) {
                to.writeNumberField(counter.label(), values.value(counter));
            }
        }
    }

    private void writeViewers(JsonGenerator to) throws IOException {
        to.writeArrayFieldStart("viewers");
        for (ViewerStats viewer : viewers.stats()) {
            to.writeStartObject();
            to.writeStringField("address", Addresses.text(viewer.address()));
            to.writeStringField("userAgent", viewer.userAgent());
            to.writeStringField("since", viewer.since().toString());
            to.writeNumberField("fps", hundredths(rates.of(viewer)));
            to.writeNumberField("framesSent", viewer.framesSent());
            to.writeNumberField("framesSkipped", viewer.framesSkipped());
            to.writeNumberField("bytesSent", viewer.bytesSent());
            to.writeNumberField("rotation", viewer.rotationDegrees());
            to.writeEndObject();
        }
        to.writeEndArray();
    }

    private static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
