package org.webcamd.source;

import java.net.URI;
import org.apache.hc.client5.http.protocol.RedirectStrategy;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Where the redirects of a server lead, by the rules of {@link HttpAddress#redirected}. Used by one thread. */
final class HttpRedirects implements RedirectStrategy {
    /** It leads nowhere. */
    static final class Refused extends ProtocolException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super("%s", message);
        }
    }

    private HttpAddress address;

    HttpRedirects(HttpAddress address) {
        this.address = address;
    }

    /** Where they have led so far. */
    HttpAddress address() {
        return address;
    }

    @Override
    public boolean isRedirected(HttpRequest request, HttpResponse response, HttpContext context) {
        int status = response.getCode();
        return status > HttpStatus.SC_MULTIPLE_CHOICES && status < HttpStatus.SC_CLIENT_ERROR
            && response.containsHeader(HttpHeaders.LOCATION);
    }

    @Override
    public URI getLocationURI(HttpRequest request, HttpResponse response, HttpContext context) throws Refused {
        try {
            address = address.redirected(response.getFirstHeader(HttpHeaders.LOCATION).getValue());
            return address.uri();
        } catch (IllegalArgumentException nowhere) {
            throw new Refused(nowhere.getMessage());
        }
    }
}
