package org.webcamd.answer;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.webcamd.auth.LinkProof;
import org.webcamd.auth.LinkScope;
import org.webcamd.auth.LinkSigner;
import org.webcamd.auth.Right;
import org.webcamd.settings.SettingException;
import org.webcamd.site.CameraName;

/** An address that is to carry its own right. Immutable; any thread. */
public final class LinkTarget {
    private static final String KEY = "sign-link";
    private static final String ACCEPTED = "the address that a client asks for, such as http://HOST:8080/bed/?stream";
    private static final List<String> SCHEMES = List.of("http://", "https://");

    private final String address;
    private final LinkScope scope;

    private LinkTarget(String address, LinkScope scope) {
        this.address = address;
        this.scope = scope;
    }

    /**
     * Understands an address as the server does.
     *
     * @param address what a client is to ask for
     * @param cameras names of those that are served, or none if that is not known: then the last segment of the path
     *     that is no word of an address is one
     * @return ready to be signed
     */
    public static LinkTarget of(String address, List<String> cameras) {
        String plain = address.split("#", 2)[0];
        boolean ofWeb = SCHEMES.stream().anyMatch(scheme -> plain.regionMatches(true, 0, scheme, 0, scheme.length()));
        if (!ofWeb || !plain.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw SettingException.text(KEY, address, ACCEPTED);
        }
        RequestTarget target = RequestTarget.parse(plain);
        return new LinkTarget(withoutProof(plain), scope(address, target, cameras));
    }

    private static LinkScope scope(String address, RequestTarget target, List<String> cameras) {
        RouteIndex forms = RouteRows.forms();
        try {
            Route route = forms.of(target);
            if (route.settable()) {
                throw SettingException.of(KEY, " is '%s': a link lets watch, and this address changes something"
                    .formatted(address));
            }
            if (!Right.WATCH.covers(route.right())) {
                throw SettingException.of(KEY, " is '%s': a link lets watch, and this address is for operators"
                    .formatted(address));
            }
            String camera = camera(address, target, forms.isPath(target.lastSegment()), cameras);
            if (forms.isUnknown(route) && !target.lastSegment().equals(camera)) {
                throw SettingException.text(KEY, address, ACCEPTED);
            }
            return new LinkScope(camera, forms.isUnknown(route) ? RouteRows.PAGE : route.name());
        } catch (BadRequestException explained) {
            throw SettingException.of(KEY, " is '%s': %s".formatted(address, explained.getMessage()));
        }
    }

    private static String camera(String address, RequestTarget target, boolean lastIsRoute, List<String> cameras) {
        List<String> segments = target.segments();
        List<String> places = lastIsRoute ? segments.subList(0, segments.size() - 1) : segments;
        List<String> known = cameras.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        Optional<String> named = places.stream()
            .filter(segment -> !segment.isEmpty() && (known.isEmpty() || known.contains(segment)))
            .reduce((before, last) -> last);
        if (named.isEmpty()) {
            requireFirst(address, target);
            return LinkScopes.NO_NAME;
        }
        try {
            CameraName.check(named.get());
        } catch (IllegalArgumentException explained) {
            throw SettingException.of(KEY, " is '%s', which names a camera '%s': %s".formatted(address, named.get(),
                explained.getMessage()));
        }
        return named.get();
    }

    private static void requireFirst(String address, RequestTarget target) {
        try {
            QueryItems.cameraNumber(target, 1);
        } catch (BadRequestException another) {
            throw SettingException.of(KEY,
                " is '%s': which camera has that number may change, name it: http://HOST:8080/NAME/?stream"
                    .formatted(address));
        }
    }

    private static String withoutProof(String address) {
        int question = address.indexOf('?');
        if (question < 0) {
            return address.indexOf('/', address.indexOf("://") + 3) < 0 ? address + "/" : address;
        }
        String items = Arrays.stream(address.substring(question + 1).split("&"))
            .filter(item -> !item.toLowerCase(Locale.ROOT).matches("(expires|signature)(=.*)?"))
            .collect(Collectors.joining("&"));
        return address.substring(0, question) + (items.isEmpty() ? "" : "?" + items);
    }

    /**
     * Signs it.
     *
     * @param signer who has the key
     * @param now when
     * @param valid for how long
     * @return the address with its proof
     */
    public String signed(LinkSigner signer, Instant now, Duration valid) {
        LinkProof proof = signer.sign(scope, now.plus(valid).getEpochSecond());
        return address + (address.indexOf('?') < 0 ? '?' : '&') + LinkProofs.EXPIRES + "=" + proof.expires() + "&"
            + LinkProofs.SIGNATURE + "=" + proof.signature();
    }

    /**
     * Says what it is good for.
     *
     * @return half a sentence for people
     */
    public String meaning() {
        boolean page = scope.route().equals(RouteRows.PAGE);
        String camera = scope.camera().isEmpty() ? page ? "all cameras" : "the camera that is meant without a name"
            : "camera " + scope.camera();
        return page ? "the page of " + camera + ", and all that can be watched there"
            : "'" + scope.route() + "' of " + camera;
    }
}
