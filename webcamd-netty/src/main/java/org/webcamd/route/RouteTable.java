package org.webcamd.route;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.webcamd.text.ForeignText;

/**
 * Everything that is served, a row each, and who answers. Shared by all connections; any event loop.
 *
 * <p>The last segment of the path decides, else the first item of the query that names a route, whatever stands before
 * it in the path.
 */
public final class RouteTable {
    private static final String ACTION = "action";
    /** Which camera: see {@link QueryItems#cameraNumber}. */
    private static final Pattern CAMERA_NUMBER = Pattern.compile("_[0-9]+$");

    private final ServedCameras cameras;
    private final ControlsResponder controls;
    private final AccessSettings access;
    private final AccessLog log;
    private final Route page;
    private final Route unknown;

    private final Map<String, Route> byPath = new HashMap<>();
    private final Map<String, Route> byItem = new HashMap<>();
    private final Map<String, Route> byAction = new HashMap<>();
    private final List<String> actions = new ArrayList<>();

    /**
     * All routes, and what all answers have in common.
     *
     * @param cameras those that a request may be about
     * @param stream answers with live video
     * @param snapshot answers with a picture
     * @param info answers with statistics
     * @param controls answers with controls, and sets them
     * @param access which pages may read the answers
     * @param logRequests whether each request is logged
     */
    public RouteTable(ServedCameras cameras, StreamResponder stream, SnapshotResponder snapshot, InfoResponder info,
        ControlsResponder controls, AccessSettings access, boolean logRequests) {
        this.cameras = cameras;
        this.controls = controls;
        this.access = access;
        log = new AccessLog(logRequests);
        PageResponder pages = new PageResponder(cameras, access);
        page = Route.named("page", pages);
        unknown = Route.named("not found", pages::answerUnknown);
        List.of(
            Route.named("stream", stream).paths("stream", "stream.mjpg").items("stream").actions("stream"),
            Route.named("snapshot", snapshot).paths("snapshot", "snapshot.jpg").items("snapshot").actions("snapshot"),
            Route.named("info", info).paths("info").items("info"),
            Route.named("controls", controls).paths("controls").items("controls").settable(),
            Route.named("command", controls::answerCommand).actions("command").settable(),
            partOfPage("page.css"), partOfPage("page.js"), partOfPage("camera.js"), partOfPage("cameras.js"))
            .forEach(this::add);
    }

    /**
     * The query form is what pages ask by: it is below the address of the page whether that ends in a slash or not,
     * and behind every proxy that lets the page itself through.
     */
    private static Route partOfPage(String name) {
        return Route.named(name, new PageFile(name)).paths(name).items(name);
    }

    private void add(Route route) {
        route.paths().forEach(segment -> byPath.put(segment, route));
        route.items().forEach(item -> byItem.put(item, route));
        route.actions().forEach(action -> byAction.put(action, route));
        actions.addAll(route.actions());
    }

    AllowedOrigins origins() {
        return access.origins();
    }

    AccessLog log() {
        return log;
    }

    /** The row that an address means. */
    Route of(RequestTarget target) throws BadRequestException {
        String segment = target.lastSegment();
        Route ofPath = byPath.get(segment);
        if (ofPath != null) {
            return ofPath;
        }
        for (RequestTarget.Item item : target.items()) {
            Route ofItem = item.name().equals(ACTION) ? ofAction(item.value()) : byItem.get(item.name());
            if (ofItem != null) {
                return ofItem;
            }
        }
        return segment.isEmpty() ? page : unknown;
    }

    private Route ofAction(String value) throws BadRequestException {
        String action = CAMERA_NUMBER.matcher(value.toLowerCase(Locale.ROOT)).replaceFirst("");
        Route route = byAction.get(action);
        if (route == null) {
            throw new BadRequestException(ACTION, value, String.join(", ", actions));
        }
        return route;
    }

    /** Answers a request, or says what is wrong with it. */
    void answer(Exchange exchange, HttpMethod method, RequestTarget target) {
        try {
            answer(exchange, method, target, of(target));
        } catch (BadRequestException explained) {
            answerBad(exchange, method, explained);
        }
    }

    private void answer(Exchange exchange, HttpMethod method, RequestTarget target, Route route)
        throws BadRequestException {
        if (method.equals(HttpMethod.OPTIONS)) {
            answerPreflight(exchange, route.sets());
        } else if (isRead(method) || method.equals(HttpMethod.POST) && route.sets()) {
            if (cameras.inOrder().isEmpty()) {
                exchange.unavailable("no camera is served at present");
            } else {
                route.responder().answer(exchange, cameras.destination(route, target));
            }
        } else {
            refuseMethod(exchange, method, route.methods());
        }
    }

    /** What is for nothing that is known takes the methods that everything takes. */
    private void answerBad(Exchange exchange, HttpMethod method, BadRequestException explained) {
        if (method.equals(HttpMethod.OPTIONS)) {
            answerPreflight(exchange, false);
        } else if (isRead(method) || method.equals(HttpMethod.POST)) {
            exchange.answer(HttpResponseStatus.BAD_REQUEST, explained.getMessage());
        } else {
            refuseMethod(exchange, method, Route.methods(false));
        }
    }

    private static boolean isRead(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    private static void refuseMethod(Exchange exchange, HttpMethod method, String accepted) {
        exchange.answer(HttpResponseStatus.METHOD_NOT_ALLOWED, Exchange.TEXT,
            PageResponder.text("method %s is not served here; accepted: %s".formatted(
                ForeignText.cleaned(method.name()), accepted)),
            headers -> headers.set(ResponseHeader.ALLOW, accepted));
    }

    private void answerPreflight(Exchange exchange, boolean sets) {
        HttpHeaders request = exchange.headers();
        boolean settable = sets && controls.mayPageSet(request);
        exchange.answerEmpty(HttpResponseStatus.NO_CONTENT, headers -> {
            headers.set(ResponseHeader.ALLOW, Route.methods(sets));
            if (origins().allows(request)) {
                Preflight.allow(request, headers, settable);
            }
        });
    }
}
