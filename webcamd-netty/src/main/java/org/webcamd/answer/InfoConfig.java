package org.webcamd.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.webcamd.admission.ListenSettings;
import org.webcamd.capture.CameraSpec;
import org.webcamd.viewer.StreamSettings;
import org.webcamd.wish.Rotation;

/**
 * Writes {@code config} of {@code /?info}: what the user asked for, with the names and units of webcam.py. Immutable.
 *
 * @param listen where the server listens
 * @param stream how viewers are served
 * @param showRates whether frame rates are logged
 * @param logRequests whether each request is logged
 */
public record InfoConfig(ListenSettings listen, StreamSettings stream, boolean showRates, boolean logRequests) {
    /** Of no camera where there is none; where it listens is not for all to know. */
    void write(JsonGenerator to, CameraSpec camera, boolean withAddresses) throws IOException {
        to.writeObjectFieldStart("config");
        to.writeNumberField("width", camera == null ? 0 : camera.cameraSettings().width());
        to.writeNumberField("height", camera == null ? 0 : camera.cameraSettings().height());
        to.writeNumberField("index", camera == null ? 0 : camera.index());
        to.writeNumberField("ipv", listen.ipv());
        to.writeStringField("v4bindaddress", withAddresses ? listen.v4Address() : "");
        to.writeStringField("v6bindaddress", withAddresses ? listen.v6Address() : "");
        to.writeNumberField("port", Math.max(0, listen.port()));
        to.writeNumberField("encodewait", camera == null ? 0 : seconds(camera.captureSettings().encodeWait()));
        to.writeNumberField("streamwait", seconds(stream.streamWait()));
        to.writeNumberField("rotate", (camera == null ? Rotation.NONE
            : camera.captureSettings().wish().orientation().rotation()).code());
        to.writeBooleanField("showfps", showRates);
        to.writeBooleanField("loghttp", logRequests);
        to.writeEndObject();
    }

    private static double seconds(Duration wait) {
        return (double) wait.toNanos() / TimeUnit.SECONDS.toNanos(1);
    }
}
