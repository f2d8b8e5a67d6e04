package org.webcamd.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.webcamd.cluster.ClusterReport;
import org.webcamd.cluster.PublishedReport;
import org.webcamd.cluster.ServedReport;

/** The part of {@code /?info} about other machines. Stateless. */
final class InfoCluster {
    private static final double THOUSANDTHS = 1_000;

    private InfoCluster() {
    }

    /** Nothing where there are none. */
    static void write(JsonGenerator to, List<ClusterReport> reports) throws IOException {
        if (reports.isEmpty()) {
            return;
        }
        to.writeArrayFieldStart("cluster");
        for (ClusterReport report : reports) {
            to.writeStartObject();
            to.writeStringField("broker", report.broker());
            to.writeStringField("name", report.cluster());
            to.writeBooleanField("connected", report.trouble() == null);
            to.writeStringField("trouble", report.trouble());
            to.writeArrayFieldStart("published");
            for (PublishedReport camera : report.published()) {
                write(to, camera);
            }
            to.writeEndArray();
            to.writeArrayFieldStart("served");
            for (ServedReport camera : report.served()) {
                write(to, camera);
            }
            to.writeEndArray();
            to.writeEndObject();
        }
        to.writeEndArray();
    }

    private static void write(JsonGenerator to, PublishedReport camera) throws IOException {
        to.writeStartObject();
        to.writeStringField("camera", camera.name());
        to.writeBooleanField("announced", camera.announced());
        to.writeStringField("problem", camera.problem());
        to.writeNumberField("edges", camera.edges());
        to.writeNumberField("layers", camera.layers());
        to.writeEndObject();
    }

    private static void write(JsonGenerator to, ServedReport camera) throws IOException {
        to.writeStartObject();
        to.writeStringField("camera", camera.name());
        to.writeStringField("machine", camera.machine());
        to.writeStringField("problem", camera.problem());
        to.writeNumberField("layers", camera.layers());
        to.writeNumberField("lateSeconds", thousandths(camera.lateSeconds()));
        to.writeNumberField("clockSeconds", thousandths(camera.clockSeconds()));
        to.writeEndObject();
    }

    private static double thousandths(double value) {
        return Math.round(value * THOUSANDTHS) / THOUSANDTHS;
    }
}
