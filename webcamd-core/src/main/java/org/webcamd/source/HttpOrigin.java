package org.webcamd.source;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.cookie.CookieSpecFactory;
import org.apache.hc.client5.http.cookie.StandardCookieSpec;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.cookie.RFC6265CookieSpecFactory;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.util.Timeout;

/**
 * A server that is asked for pictures, by Apache HttpClient: connection, TLS, heads and their limits, chunks,
 * redirects, cookies, passwords. What is set here is what it may do, and for how long. One request at a time; used by
 * one thread, closed by any, at once and for certain.
 */
final class HttpOrigin implements Closeable {
    static final int LONGEST_LINE = 8 * 1024;
    static final int MOST_LINES = 100;
    static final int MOST_REDIRECTS = 5;
    // Not a browser that wants the next part's header in advance: the boundary is to follow each picture at once.
    private static final String ACCEPT = "multipart/x-mixed-replace, image/jpeg, */*;q=0.5";

    private final HttpRedirects redirects;
    private final HttpLogin login = new HttpLogin();
    private final HttpClientContext context = HttpClientContext.create();
    private final StreamLimits limits;
    private final CloseableHttpClient client;

    // Under the monitor.
    private HttpUriRequestBase request;
    private boolean closed;

    HttpOrigin(HttpAddress address, StreamLimits limits, HttpCookies cookies) {
        this.limits = limits;
        redirects = new HttpRedirects(address);
        client = HttpClientBuilder.create()
            .setConnectionManager(connections(address))
            .setUserAgent("webcamd")
            .setDefaultHeaders(List.of(new BasicHeader(HttpHeaders.ACCEPT, ACCEPT)))
            .setRedirectStrategy(redirects)
            .addResponseInterceptorFirst(login)
            .addResponseInterceptorLast(HttpOrigin::leaveBody)
            .setDefaultAuthSchemeRegistry(HttpLogin.schemes(address))
            .setDefaultCredentialsProvider((server, whatever) -> HttpLogin.credentials(redirects.address(), server))
            .setDefaultCookieStore(cookies)
            // The usual one loads a list of all domains that registrars sell below, which is larger than all of this.
            .setDefaultCookieSpecRegistry(RegistryBuilder.<CookieSpecFactory>create().register(
                StandardCookieSpec.RELAXED, new RFC6265CookieSpecFactory()).build())
            .disableContentCompression()
            .disableAutomaticRetries()
            .build();
    }

    private HttpClientConnectionManager connections(HttpAddress address) {
        Timeout read = Timeout.of(limits.read());
        HttpLines lines = new HttpLines();
        Http1Config heads = Http1Config.custom().setMaxLineLength(LONGEST_LINE).setMaxHeaderCount(MOST_LINES).build();
        return PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(new Names(address))
            .setTlsSocketStrategy((socket, host, port, attachment, whatever) ->
                address().trust().secured(socket, host, port))
            .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(read).build())
            .setDefaultConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(limits.connect())).setSocketTimeout(read).build())
            .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(read).setTcpNoDelay(true).build())
            .setMaxConnTotal(1)
            .setMaxConnPerRoute(1)
            .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                .http1Config(heads)
                .charCodingConfig(CharCodingConfig.custom().setCharset(StandardCharsets.ISO_8859_1).build())
                .responseParserFactory(new DefaultHttpResponseParserFactory(heads, lines, null))
                .incomingContentLengthStrategy(lines)
                .build())
            .build();
    }

    /** Nobody reads on in an answer that is no picture: it may have no end, or none that comes. */
    private static void leaveBody(HttpResponse response, EntityDetails entity, HttpContext context) {
        if (response.getCode() >= HttpStatus.SC_REDIRECTION && response.getCode() != HttpStatus.SC_NOT_MODIFIED) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            ((ClassicHttpResponse) response).setEntity(null);
        }
    }

    /** Asks, and goes where redirects lead. The answer has to be read to its end, or closed, before the next. */
    ClassicHttpResponse first() throws IOException {
        return execute(next(true));
    }

    /**
     * Asks where the first request has led to.
     *
     * @param entityTag of the picture that is there already, or null
     */
    ClassicHttpResponse again(String entityTag) throws IOException {
        HttpUriRequestBase next = next(false);
        if (entityTag != null) {
            next.setHeader(HttpHeaders.IF_NONE_MATCH, entityTag);
        }
        return execute(next);
    }

    private HttpUriRequestBase next(boolean redirected) {
        HttpAddress address = address();
        HttpUriRequestBase next = new HttpUriRequestBase("GET", address.uri());
        next.setAuthority(new URIAuthority(address.host(), port(address)));
        next.setPath(address.target());
        next.setConfig(RequestConfig.custom()
            .setResponseTimeout(Timeout.of(limits.read()))
            .setConnectionRequestTimeout(Timeout.of(limits.read()))
            .setRedirectsEnabled(redirected)
            .setMaxRedirects(MOST_REDIRECTS)
            .setCircularRedirectsAllowed(true)
            .setProtocolUpgradeEnabled(false)
            .setCookieSpec(StandardCookieSpec.RELAXED)
            .build());
        return next;
    }

    private static int port(HttpAddress address) {
        return address.hasUsualPort() ? -1 : address.port();
    }

    private ClassicHttpResponse execute(HttpUriRequestBase next) throws IOException {
        HttpAddress address = address();
        synchronized (this) {
            request = next;
            if (closed) {
                throw new IOException("closed");
            }
        }
        return client.executeOpen(new HttpHost(address.scheme(), address.host(), port(address)), next, context);
    }

    /** Whether a request failed because its connection, which had served one before, is not there any more. */
    boolean wasClosedMeanwhile(IOException failure) {
        EndpointDetails connection = context.getEndpointDetails();
        boolean served = connection != null && connection.getRequestCount() > 1;
        return served && (failure instanceof NoHttpResponseException || failure instanceof SocketException);
    }

    /** Where redirects have led to. */
    HttpAddress address() {
        return redirects.address();
    }

    /** The ways of showing a password that the server wants, if none of them is known here. */
    List<HttpChallenge> unknownChallenges() {
        return login.unknown();
    }

    /** Gives up the present answer with its connection, wherever it is. */
    void abandon() {
        HttpUriRequestBase current;
        synchronized (this) {
            current = request;
        }
        current.cancel();
    }

    @Override
    public void close() {
        HttpUriRequestBase current;
        synchronized (this) {
            closed = true;
            current = request;
        }
        if (current != null) {
            current.cancel();
        }
        client.close(CloseMode.IMMEDIATE);
    }

    /** Finds an address of one link on the interface that the user has named. */
    private static final class Names extends SystemDefaultDnsResolver {
        private final HttpAddress address;

        Names(HttpAddress address) {
            this.address = address;
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            boolean onLink = address.zone() != null && address.host().equalsIgnoreCase(host);
            return super.resolve(onLink ? host + "%" + address.zone() : host);
        }
    }
}
