package org.webcamd.http;

import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.net.SocketAddress;
import org.webcamd.admission.PeerAddress;
import org.webcamd.text.ForeignText;

/** Writes a line for each answered request, where {@code --loghttp} asks for it. Any thread. */
final class AccessLog {
    private static final System.Logger LOG = System.getLogger("org.webcamd.http");

    private final boolean enabled;

    AccessLog(boolean enabled) {
        this.enabled = enabled;
    }

    void answered(SocketAddress client, HttpRequest request, HttpResponseStatus status) {
        if (enabled) {
            LOG.log(System.Logger.Level.INFO, "{0} \"{1} {2} {3}\" {4}", PeerAddress.text(client),
                ForeignText.cleaned(request.method().name()), LoggedTarget.of(request.uri()),
                ForeignText.cleaned(request.protocolVersion().text()), Integer.toString(status.code()));
        }
    }
}
