package org.webcamd.access;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Who may set something, where setting is allowed at all: programs, pages of this server's host, and pages whose origin
 * was named. A page anywhere on the web can have its reader's browser ask for any address, and what it asks must not
 * count. Any thread.
 */
public final class ControlGuard {
    /** No page of another origin can have it sent without asking first, and is told then that it may not. */
    static final String HEADER = "X-Webcamd";

    private static final String SITE = "Sec-Fetch-Site";
    private static final Set<String> FETCH_HEADERS =
        Set.of(SITE, "Sec-Fetch-Mode", "Sec-Fetch-Dest", "Sec-Fetch-User");
    private static final String SAME_ORIGIN = "same-origin";
    private static final String CROSS_SITE = "cross-site";

    private final AllowedOrigins origins;
    private final HostRule hosts;
    private final MachineNames machine;

    /**
     * Guards by what was set, and by what this machine is called.
     *
     * @param access whose pages, and by which names of this server
     * @param asksForPasswords whether nobody gets here without one
     */
    public ControlGuard(AccessSettings access, boolean asksForPasswords) {
        this(access, asksForPasswords, new MachineNames());
    }

    ControlGuard(AccessSettings access, boolean asksForPasswords, MachineNames machine) {
        origins = access.origins();
        hosts = new HostRule(access.hosts(), asksForPasswords);
        this.machine = machine;
    }

    /**
     * Asks whether a request may set something.
     *
     * @param request its body means nothing
     * @return why it may not, or nothing; soon, on any thread
     */
    public CompletableFuture<Optional<Refusal>> refusal(HttpRequest request) {
        return machine.renewed().thenApply(names -> refusal(request, names));
    }

    /**
     * Tells whether the page that asks may set something, if it does so as this server's page does.
     *
     * @param headers of its request
     * @return by what this machine was called last
     */
    public boolean mayPageSet(HttpHeaders headers) {
        return AllowedOrigins.ofRequest(headers).filter(origin -> isOwn(origin, headers, machine.last())).isPresent();
    }

    private Optional<Refusal> refusal(HttpRequest request, Set<String> names) {
        HttpHeaders headers = request.headers();
        boolean ofBrowser = isOfBrowser(headers);
        Optional<Refusal> ofHost = hosts.refusal(request, ofBrowser, names);
        if (ofHost.isPresent() || !ofBrowser) {
            return ofHost;
        }
        if (isForeign(headers, names)) {
            return refused(("a page of %s may set nothing here: "
                + "this server's own may, and those that --allow-origin names")
                .formatted(AllowedOrigins.ofRequest(headers).map(WebOrigin::text).orElse("another site")));
        }
        if (request.method().equals(HttpMethod.POST)) {
            return headers.contains(HEADER) ? Optional.empty()
                : refused("a page that sets something by POST has to send the header " + HEADER + ": 1");
        }
        return isKnown(headers, names) ? Optional.empty()
            : refused("a browser may set something here by a link of this server's pages only: use its page, a POST "
                + "with the header " + HEADER + ": 1, or a program");
    }

    /** Programs that give themselves out as browsers are treated as such. */
    private static boolean isOfBrowser(HttpHeaders headers) {
        return headers.getAll(HttpHeaderNames.USER_AGENT).stream().anyMatch(name -> name.contains("Mozilla/"))
            || headers.contains(HttpHeaderNames.ORIGIN) || headers.contains(HttpHeaderNames.REFERER)
            || FETCH_HEADERS.stream().anyMatch(headers::contains);
    }

    /** Says that it is of another site, or of none. */
    private boolean isForeign(HttpHeaders headers, Set<String> names) {
        Optional<WebOrigin> origin = AllowedOrigins.ofRequest(headers);
        if (origin.filter(origins::names).isPresent()) {
            return false;
        }
        boolean says = headers.contains(HttpHeaderNames.ORIGIN);
        return headers.getAll(SITE).contains(CROSS_SITE)
            || says && !isSameOrigin(headers) && origin.filter(one -> isOwn(one, headers, names)).isEmpty();
    }

    /** Says that it is of this host: by what only browsers can say, by its origin, or by the page before. */
    private boolean isKnown(HttpHeaders headers, Set<String> names) {
        if (headers.contains(HttpHeaderNames.ORIGIN) || isSameOrigin(headers)) {
            return true;
        }
        String referer = headers.get(HttpHeaderNames.REFERER, "");
        return WebOrigin.ofAddress(referer).filter(origin -> isOwn(origin, headers, names)).isPresent();
    }

    static boolean isSameOrigin(HttpHeaders headers) {
        return SAME_ORIGIN.equals(headers.get(SITE));
    }

    private boolean isOwn(WebOrigin origin, HttpHeaders headers, Set<String> names) {
        WebHost host = origin.host();
        return origins.names(origin) || origin.isOfWeb()
            && (hosts.isNamed(host, names) || WebHost.ofRequest(headers).filter(host::equals).isPresent());
    }

    private static Optional<Refusal> refused(String text) {
        return Optional.of(new Refusal(HttpResponseStatus.FORBIDDEN, text));
    }
}
