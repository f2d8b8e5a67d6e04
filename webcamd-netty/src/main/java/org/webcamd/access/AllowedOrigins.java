package org.webcamd.access;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import org.webcamd.settings.SettingException;

/**
 * Which web pages may read what is served here (the Fetch standard's CORS protocol): all, those of the own network, or
 * those of listed origins. Immutable; any thread.
 *
 * @param origins {@code *}, {@code lan}, or origins such as {@code https://mainsail.local}
 */
public record AllowedOrigins(List<String> origins) {
    private static final String ALL = "*";
    private static final String OWN_NETWORK = "lan";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final String VARY = "Vary";

    /** Any page. */
    public static final AllowedOrigins ANY = new AllowedOrigins(List.of(ALL));
    /** Pages of the own network. */
    public static final AllowedOrigins LAN = new AllowedOrigins(List.of(OWN_NETWORK));

    /** Copies the list, each origin as browsers write it; refuses what is none, and an empty list. */
    public AllowedOrigins {
        origins = (origins.isEmpty() ? List.of("") : origins).stream().map(AllowedOrigins::checked).toList();
    }

    private static String checked(String origin) {
        if (origin.equals(ALL) || origin.equalsIgnoreCase(OWN_NETWORK)) {
            return origin.equals(ALL) ? ALL : OWN_NETWORK;
        }
        String plain = origin.endsWith("/") ? origin.substring(0, origin.length() - 1) : origin;
        return WebOrigin.parse(plain).map(WebOrigin::text).orElseThrow(() -> SettingException.text(
            "allow-origin", origin, "lan, * or an origin such as https://mainsail.local:8443, without a path"));
    }

    /** The origin of the page that asks; nothing if no page does, or one that has none. */
    static Optional<WebOrigin> ofRequest(HttpHeaders request) {
        List<String> origins = request.getAll(HttpHeaderNames.ORIGIN);
        return origins.size() == 1 ? WebOrigin.parse(origins.get(0)) : Optional.empty();
    }

    /** Those that stand in the list by themselves. */
    List<String> named() {
        return origins.stream().filter(origin -> !origin.equals(ALL) && !origin.equals(OWN_NETWORK)).toList();
    }

    /** Tells whether a page's origin was allowed by name, and not as one of many. */
    boolean names(WebOrigin origin) {
        // Neither word can be written as an origin.
        return origins.contains(origin.text());
    }

    private boolean areAll() {
        return origins.contains(ALL);
    }

    /** Tells whether the page that asks may read the answer. */
    boolean allows(HttpHeaders request) {
        return areAll() || ofRequest(request)
            .filter(origin -> names(origin) || origins.contains(OWN_NETWORK) && isOfOwnNetwork(origin, request))
            .isPresent();
    }

    /**
     * Whether a page may open a connection that it can read from and write to, to which CORS does not apply. Programs
     * that are no browsers say no origin, and may.
     *
     * @param request its headers
     * @return false for a page of another site that may not read answers here either
     */
    public boolean mayConnect(HttpHeaders request) {
        return !request.contains(HttpHeaderNames.ORIGIN) || allows(request)
            || ControlGuard.isSameOrigin(request) || ofRequest(request)
                .filter(origin -> WebHost.ofRequest(request).filter(origin.host()::equals).isPresent()).isPresent();
    }

    /** A page that came from the host that it asks is at home there, whatever its network. */
    private static boolean isOfOwnNetwork(WebOrigin origin, HttpHeaders request) {
        WebHost host = origin.host();
        return origin.isOfWeb() && (host.isPrivateAddress() || host.isPrivateName() || host.isBareName()
            || WebHost.ofRequest(request).filter(host::equals).isPresent());
    }

    /**
     * Says in an answer whether the page that asked may read it.
     *
     * @param request its headers
     * @param response what is said is added to these
     */
    public void allow(HttpHeaders request, HttpHeaders response) {
        if (areAll()) {
            response.set(ALLOW_ORIGIN, ALL);
            return;
        }
        String other = response.get(VARY);
        response.set(VARY, other == null ? "Origin" : other + ", Origin");
        if (allows(request)) {
            response.set(ALLOW_ORIGIN, request.get(HttpHeaderNames.ORIGIN));
        }
    }

    /**
     * Says to a page that may read answers, before it asks, how it may ask.
     *
     * @param request its headers
     * @param response what is said is added to these
     * @param methods that may be used, as in an Allow header
     * @param settable whether the page may set something there
     */
    public void allowMethods(HttpHeaders request, HttpHeaders response, String methods, boolean settable) {
        if (allows(request)) {
            Preflight.allow(request, response, methods, settable);
        }
    }
}
