package org.webcamd.answer;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.webcamd.access.AccessSettings;
import org.webcamd.access.AllowedOrigins;
import org.webcamd.counters.Counters;
import org.webcamd.http.Exchange;
import org.webcamd.http.Routing;
import org.webcamd.site.ServedCamera;
import org.webcamd.site.ServedCameras;
import org.webcamd.text.ForeignText;
import org.webcamd.viewer.StreamSettings;
import org.webcamd.viewer.Viewers;

/**
 * Everything that is served, a row each, and who answers. Shared by all connections; any event loop.
 *
 * <p>The last segment of the path decides, else the first item of the query that names a route, whatever stands before
 * it in the path.
 */
public final class RouteTable implements Routing {
    private static final String ACTION = "action";
    private static final String ALLOW = "Allow";
    /** Which camera: see {@link QueryItems#cameraNumber}. */
    private static final Pattern CAMERA_NUMBER = Pattern.compile("_[0-9]+$");

    private final ServedCameras cameras;
    private final ControlsResponder controls;
    private final AllowedOrigins origins;
    private final Route page;
    private final Route unknown;

    private final Map<String, Route> byPath = new HashMap<>();
    private final Map<String, Route> byItem = new HashMap<>();
    private final Map<String, Route> byAction = new HashMap<>();
    private final List<String> actions = new ArrayList<>();

    /**
     * All routes.
     *
     * @param cameras those that a request may be about
     * @param viewers where those of streams are admitted
     * @param stream how viewers are served
     * @param snapshotTimeout when a picture is given up; none for a second or three frames, whichever is longer
     * @param info what is told as statistics
     * @param access which pages may read the answers, and who may set something
     * @param counters the server's
     */
    public RouteTable(ServedCameras cameras, Viewers viewers, StreamSettings stream,
        Optional<Duration> snapshotTimeout, InfoDocument info, AccessSettings access, Counters counters) {
        this.cameras = cameras;
        origins = access.origins();
        controls = new ControlsResponder(access);
        PageResponder pages = new PageResponder(cameras, access);
        StreamDesk desk = new StreamDesk(viewers, stream);
        SocketResponder sockets = new SocketResponder(desk, cameras, origins, stream, counters);
        page = Route.named("page", pages);
        unknown = Route.named("not found", pages::answerUnknown);
        List.of(
            Route.named("stream", new StreamResponder(desk, sockets, stream, counters))
                .paths("stream", "stream.mjpg").items("stream").actions("stream"),
            Route.named("streams", sockets).paths("streams").items("streams"),
            Route.named("snapshot", new SnapshotResponder(snapshotTimeout, counters))
                .paths("snapshot", "snapshot.jpg").items("snapshot").actions("snapshot"),
            Route.named("info", new InfoResponder(info)).paths("info").items("info"),
            Route.named("metrics", new MetricsResponder(info)).paths("metrics"),
            Route.named("healthz", new HealthResponder(info)).paths("healthz"),
            Route.named("readyz", new ReadyResponder(cameras)).paths("readyz"),
            Route.named("controls", controls).paths("controls").items("controls").settable(),
            Route.named("command", controls::answerCommand).actions("command").settable(),
            Route.named("code", new CodeResponder()).items("qr"),
            Route.named("addresses", new AddressesResponder(info)).items("addresses"))
            .forEach(this::add);
        PageFile.PARTS.forEach(part -> add(partOfPage(part)));
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

    /** Answers, or says what is wrong with the request. */
    @Override
    public void answer(Exchange exchange) {
        try {
            RequestTarget target = RequestTarget.parse(exchange.request().uri());
            answer(exchange, target, of(target));
        } catch (BadRequestException explained) {
            answerBad(exchange, explained);
        }
    }

    private void answer(Exchange exchange, RequestTarget target, Route route) throws BadRequestException {
        HttpMethod method = exchange.request().method();
        if (method.equals(HttpMethod.OPTIONS)) {
            answerPreflight(exchange, route.sets());
        } else if (isRead(method) || method.equals(HttpMethod.POST) && route.sets()) {
            List<ServedCamera> present = cameras.inOrder();
            if (present.isEmpty() && route.responder().needsCamera()) {
                exchange.unavailable("no camera is served at present");
            } else {
                route.responder().answer(exchange, Destination.of(route, target, present));
            }
        } else {
            refuseMethod(exchange, method, route.methods());
        }
    }

    /** What is for nothing that is known takes the methods that everything takes. */
    private void answerBad(Exchange exchange, BadRequestException explained) {
        HttpMethod method = exchange.request().method();
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
        exchange.answer(HttpResponseStatus.METHOD_NOT_ALLOWED,
            "method %s is not served here; accepted: %s".formatted(ForeignText.cleaned(method.name()), accepted),
            headers -> headers.set(ALLOW, accepted));
    }

    private void answerPreflight(Exchange exchange, boolean sets) {
        HttpHeaders request = exchange.headers();
        boolean settable = sets && controls.mayPageSet(request);
        exchange.answerEmpty(HttpResponseStatus.NO_CONTENT, headers -> {
            headers.set(ALLOW, Route.methods(sets));
            origins.allowMethods(request, headers, Route.methods(settable), settable);
        });
    }
}
