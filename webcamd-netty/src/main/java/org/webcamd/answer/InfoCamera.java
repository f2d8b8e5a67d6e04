package org.webcamd.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.webcamd.camera.CameraMode;
import org.webcamd.camera.Control;
import org.webcamd.capture.CameraFeed;
import org.webcamd.capture.CaptureStatus;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.site.ServedCamera;
import org.webcamd.transcode.Work;
import org.webcamd.wish.Wish;

/** Writes what {@code /?info} tells of one camera. Stateless. */
final class InfoCamera {
    private InfoCamera() {
    }

    static void write(JsonGenerator to, ServedCamera camera) throws IOException {
        CameraFeed feed = camera.feed();
        CaptureStatus status = feed.status();
        to.writeStartObject();
        to.writeStringField("name", feed.name());
        to.writeStringField("state", status.state().label());
        to.writeStringField("since", status.since().toString());
        if (status.mode() != null) {
            writeMode(to, status.mode());
        }
        writeCounters(to, feed.counters(), Counter.Scope.CAMERA);
        to.writeObjectFieldStart("dropped");
        writeCounters(to, feed.counters(), Counter.Scope.DROPPED);
        to.writeEndObject();
        to.writeStringField("lastError", status.lastError());
        to.writeStringField("onLoss", feed.spec().captureSettings().onLoss().label());
        writeRenditions(to, feed);
        if (camera.controls().exist()) {
            writeControls(to, camera.controls().last());
        }
        to.writeEndObject();
    }

    private static void writeControls(JsonGenerator to, List<Control> controls) throws IOException {
        to.writeObjectFieldStart("controls");
        for (Control control : controls) {
            if (control.value() != null) {
                to.writeNumberField(control.name(), control.value());
            }
        }
        to.writeEndObject();
    }

    private static void writeMode(JsonGenerator to, CameraMode mode) throws IOException {
        to.writeStringField("driver", mode.driver());
        to.writeNumberField("width", mode.width());
        to.writeNumberField("height", mode.height());
        to.writeNumberField("fps", InfoDocument.hundredths(mode.fps()));
        to.writeStringField("pixelFormat", mode.pixelFormat());
    }

    static void writeCounters(JsonGenerator to, Counters values, Counter.Scope scope) throws IOException {
        for (Counter counter : Counter.values()) {
            if (counter.scope() == scope) {
                to.writeNumberField(counter.label(), values.value(counter));
            }
        }
    }

    private static void writeRenditions(JsonGenerator to, CameraFeed feed) throws IOException {
        to.writeArrayFieldStart("renditions");
        for (Map.Entry<Wish, Work> rendition : feed.renditions().entrySet()) {
            Work work = rendition.getValue();
            long frames = work.frames();
            to.writeStartObject();
            to.writeStringField("wish", rendition.getKey().query());
            to.writeStringField("made", work.way() == null ? "" : work.way().label());
            to.writeNumberField("frames", frames);
            to.writeNumberField("millisPerFrame",
                frames == 0 ? 0 : InfoDocument.hundredths((double) work.nanos() / frames / 1_000_000));
            to.writeEndObject();
        }
        to.writeEndArray();
    }
}
