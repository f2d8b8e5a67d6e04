package org.webcamd.answer;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.webcamd.access.AccessSettings;
import org.webcamd.access.AllowedOrigins;
import org.webcamd.auth.Doorkeeper;
import org.webcamd.auth.Right;
import org.webcamd.counters.Counters;
import org.webcamd.http.AnswerEncoder;
import org.webcamd.http.Exchange;
import org.webcamd.http.Routing;
import org.webcamd.site.Roster;
import org.webcamd.site.ServedCamera;
import org.webcamd.site.ServedCameras;
import org.webcamd.text.ForeignText;
import org.webcamd.viewer.StreamSettings;
import org.webcamd.viewer.Viewers;

/** Lets in who may ask for what is in the {@link RouteRows}, and has it answered. Shared by all; any event loop. */
public final class RouteTable implements Routing {
    private static final String ALLOW = "Allow";

    private final ServedCameras cameras;
    private final ControlsResponder controls;
    private final PageResponder pages;
    private final AllowedOrigins origins;
    private final Doorkeeper doorkeeper;
    private final Gate gate;
    private final RouteIndex index;

    /**
     * All routes.
     *
     * @param cameras those that a request may be about
     * @param viewers where those of streams are admitted
     * @param stream how viewers are served
     * @param snapshotTimeout when a picture is given up; none for a second or three frames, whichever is longer
     * @param info what is told as statistics
     * @param access which pages may read the answers, and who may set something
     * @param doorkeeper who knows who may do what
     * @param counters the server's
     */
    public RouteTable(ServedCameras cameras, Viewers viewers, StreamSettings stream,
        Optional<Duration> snapshotTimeout, InfoDocument info, AccessSettings access, Doorkeeper doorkeeper,
        Counters counters) {
        this.cameras = cameras;
        this.doorkeeper = doorkeeper;
        gate = new Gate(doorkeeper);
        origins = access.origins();
        controls = new ControlsResponder(access, doorkeeper.asks());
        pages = new PageResponder(cameras, access);
        StreamDesk desk = new StreamDesk(viewers, stream);
        SocketResponder sockets = new SocketResponder(desk, cameras, origins, stream, counters);
        Map<String, Responder> responders = new HashMap<>();
        responders.put(RouteRows.PAGE, pages);
        responders.put(RouteRows.UNKNOWN, pages::answerUnknown);
        responders.put(RouteRows.STREAM, new StreamResponder(desk, sockets, stream, counters));
        responders.put(RouteRows.STREAMS, sockets);
        responders.put(RouteRows.SNAPSHOT, new SnapshotResponder(snapshotTimeout, counters));
        responders.put(RouteRows.INFO, new InfoResponder(info));
        responders.put(RouteRows.METRICS, new MetricsResponder(info));
        responders.put(RouteRows.HEALTHZ, new HealthResponder(info));
        responders.put(RouteRows.READYZ, new ReadyResponder(cameras));
        responders.put(RouteRows.CONTROLS, controls);
        responders.put(RouteRows.COMMAND, controls::answerCommand);
        responders.put(RouteRows.MJPG_INPUT, controls::answerInput);
        responders.put(RouteRows.MJPG_OUTPUT, (exchange, to) -> Json.answer(exchange, MjpgStreamer::writeOutput));
        responders.put(RouteRows.MJPG_PROGRAM, this::answerProgram);
        responders.put(RouteRows.CODE, new CodeResponder());
        responders.put(RouteRows.ADDRESSES, new AddressesResponder(info));
        PageFile.PARTS.forEach(part -> responders.put(part, new PageFile(part)));
        index = RouteRows.index(responders::get);
    }

    /** The row that an address means. */
    Route of(RequestTarget target) throws BadRequestException {
        return index.of(target);
    }

    /** Lets in who may ask for that, and answers, or says what is wrong with the request. */
    @Override
    public void answer(Exchange exchange) {
        RequestTarget target = RequestTarget.parse(exchange.request().uri());
        if (controls.allowed() && MjpgStreamer.isMeant(target)) {
            AnswerEncoder.answerLike(exchange.channel(), MjpgStreamer.PRODUCT);
        }
        try {
            answer(exchange, target, of(target));
        } catch (BadRequestException explained) {
            answerBad(exchange, explained);
        }
    }

    /** What a browser asks before it lets a page ask carries no password, and is told nothing. */
    private void answer(Exchange exchange, RequestTarget target, Route route) {
        HttpMethod method = exchange.request().method();
        if (method.equals(HttpMethod.OPTIONS)) {
            answerPreflight(exchange, route.settable());
        } else {
            Roster asked = cameras.roster();
            gate.admit(exchange, route.needed(method, target),
                () -> new LinkCheck(doorkeeper, target, exchange, route, asked),
                // A link of one camera is good for what the address meant when it was looked at.
                pass -> answer(exchange, target, route, pass, pass.oneCamera() ? asked : cameras.roster()));
        }
    }

    private void answer(Exchange exchange, RequestTarget target, Route route, Pass pass, Roster roster) {
        HttpMethod method = exchange.request().method();
        if (isRead(method) || method.equals(HttpMethod.POST) && route.settable()) {
            respond(exchange, target, route, pass, roster);
        } else {
            refuseMethod(exchange, method, route.methods());
        }
    }

    private void respond(Exchange exchange, RequestTarget target, Route route, Pass pass, Roster roster) {
        Optional<String> gone = Destination.gone(target, roster);
        Destination none = Destination.ofNone(route, target, pass);
        try {
            if (roster.present().isEmpty() && route.ofCamera() && !pass.oneCamera()) {
                exchange.unavailable(cameras.absence());
            } else if (gone.isPresent() && none.isOnlyOf(gone.get())) {
                answerGone(exchange, none, gone.get());
            } else if (roster.present().isEmpty() && route.ofCamera()) {
                exchange.unavailable("no camera is served at present");
            } else {
                route.responder().answer(exchange, gone.isPresent() && pass.oneCamera() ? none
                    : Destination.of(route, target, pass, roster.present()));
            }
        } catch (BadRequestException explained) {
            exchange.answer(HttpResponseStatus.BAD_REQUEST, explained.getMessage());
        }
    }

    /** Its page finds out when it is back. */
    private void answerGone(Exchange exchange, Destination destination, String name) {
        if (destination.isPageOf(name)) {
            pages.answerGone(exchange, destination);
        } else {
            exchange.unavailable("camera %s is not served at present".formatted(name));
        }
    }

    /** What is for nothing that is known takes the methods that everything takes. */
    private void answerBad(Exchange exchange, BadRequestException explained) {
        HttpMethod method = exchange.request().method();
        if (method.equals(HttpMethod.OPTIONS)) {
            answerPreflight(exchange, false);
        } else {
            gate.admit(exchange, Right.WATCH, () -> LinkCheck.ofNothing(doorkeeper), pass -> {
                if (isRead(method) || method.equals(HttpMethod.POST)) {
                    exchange.answer(HttpResponseStatus.BAD_REQUEST, explained.getMessage());
                } else {
                    refuseMethod(exchange, method, Route.methods(false));
                }
            });
        }
    }

    private void answerProgram(Exchange exchange, Destination destination) {
        List<ServedCamera> all = cameras.inOrder();
        Json.answer(exchange, to -> MjpgStreamer.writeProgram(to, all, destination.seen(all)));
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
