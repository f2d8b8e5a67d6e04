package org.webcamd.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.webcamd.tls.TlsReport;

/** Writes {@code tls} of {@code /?info}, where the port speaks it. Stateless. */
final class InfoTls {
    private InfoTls() {
    }

    static void write(JsonGenerator to, Optional<TlsReport> now) throws IOException {
        if (now.isPresent()) {
            to.writeObjectFieldStart("tls");
            to.writeStringField("provider", now.get().provider());
            to.writeStringField("sha256", now.get().sha256());
            to.writeStringField("ends", now.get().ends().toString());
            to.writeEndObject();
        }
    }
}
