package org.webcamd.source;

import org.apache.hc.client5.http.auth.AuthScheme;
import org.apache.hc.client5.http.auth.AuthenticationException;
import org.apache.hc.client5.http.impl.auth.DigestScheme;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * HttpClient's Digest, but for the names of users: where one has letters beyond ASCII, a quote or a backslash,
 * HttpClient sends {@code username*} (RFC 7616), which cameras do not know. It is sent as before that, in quotes, with
 * escapes and as the bytes that it is. Used by one thread.
 */
final class HttpDigest extends DigestScheme {
    private static final long serialVersionUID = 1;
    private static final String EXTENDED = "Digest username*=";
    private static final String NEXT = ", realm=";

    private final String user;

    private HttpDigest(String user) {
        this.user = user;
    }

    /** With the user as bytes, one in a character. */
    static AuthScheme of(String user) {
        return new HttpDigest(user);
    }

    @Override
    public String generateAuthResponse(HttpHost host, HttpRequest request, HttpContext context)
        throws AuthenticationException {
        String header = super.generateAuthResponse(host, request, context);
        if (!header.startsWith(EXTENDED)) {
            return header;
        }
        String escaped = user.replace("\\", "\\\\").replace("\"", "\\\"");
        return "Digest username=\"" + escaped + "\"" + header.substring(header.indexOf(NEXT));
    }
}
