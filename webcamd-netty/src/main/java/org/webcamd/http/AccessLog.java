package org.webcamd.http;

import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.net.SocketAddress;
import org.webcamd.admission.PeerAddress;
import org.webcamd.text.ForeignText;

/** Writes a line for each answered request, where {@code --loghttp} asks for it. Any thread. */
final class AccessLog {
    private static final System.Logger LOG = System.getLogger("org.webcamd.http");
    private static final int LONGEST_TARGET = 200;

    private final boolean enabled;

    AccessLog(boolean enabled) {
        this.enabled = enabled;
    }

    void answered(SocketAddress client, HttpRequest request, HttpResponseStatus status) {
        if (enabled) {
            LOG.log(System.Logger.Level.INFO, "{0} \"{1} {2} {3}\" {4}", PeerAddress.text(client),
                ForeignText.cleaned(request.method().name()), printable(request.uri()),
                ForeignText.cleaned(request.protocolVersion().text()), Integer.toString(status.code()));
        }
    }

    /** A client must not be able to write lines of its own into the log. */
    private static String printable(String target) {
        String shortened = target.length() > LONGEST_TARGET ? target.substring(0, LONGEST_TARGET) + "..." : target;
        return shortened.replaceAll("[^!-~]", "?");
    }
}
