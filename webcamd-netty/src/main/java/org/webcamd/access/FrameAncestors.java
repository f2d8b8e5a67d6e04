package org.webcamd.access;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which pages may show one of ours in a frame, as a directive of its Content-Security-Policy. A page that sets controls
 * must not lie unseen below the hand of one who clicks elsewhere: it may stand in pages of this host and in those that
 * are named. One that sets nothing tells a frame no more than its picture does, and may stand anywhere. Immutable; any
 * thread.
 */
public final class FrameAncestors {
    private static final String ANYWHERE = "frame-ancestors *";
    private static final String HERE = "frame-ancestors 'self'";

    private final boolean anywhere;
    private final String named;

    /**
     * For all pages.
     *
     * @param access whose pages may show ours, where ours can set something
     */
    public FrameAncestors(AccessSettings access) {
        anywhere = !access.allowControl();
        named = access.origins().named().stream()
            .filter(FrameAncestors::canBeWritten)
            .map(origin -> " " + origin)
            .collect(Collectors.joining());
    }

    /**
     * For the page that a request is answered with.
     *
     * @param request its headers
     * @return without a semicolon
     */
    public String directive(HttpHeaders request) {
        return anywhere ? ANYWHERE : HERE + onAnyPort(request) + named;
    }

    /** A page beside this one, as that of a printer at port 80. */
    private static String onAnyPort(HttpHeaders request) {
        return WebHost.ofRequest(request).map(WebHost::text).filter(FrameAncestors::canBeWritten)
            .map(host -> Stream.of("http", "https").map(scheme -> " " + scheme + "://" + host + ":*")
                .collect(Collectors.joining()))
            .orElse("");
    }

    /** The policy has no form for IPv6 addresses. */
    private static boolean canBeWritten(String source) {
        return source.indexOf('[') < 0;
    }
}
