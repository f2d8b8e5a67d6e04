package org.webcamd.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.webcamd.auth.Right;

/**
 * Everything that is served, a row each: in which forms it is asked for, and what right that takes. Where nothing else
 * is said, who may watch may ask. Signed links know rows by their names. Stateless.
 */
final class RouteRows {
    /** An address that names nothing. */
    static final String PAGE = "page";
    /** What is not there, but for names of cameras. */
    static final String UNKNOWN = "not found";
    static final String STREAM = "stream";
    static final String STREAMS = "streams";
    static final String SNAPSHOT = "snapshot";
    static final String INFO = "info";
    static final String METRICS = "metrics";
    static final String HEALTHZ = "healthz";
    static final String READYZ = "readyz";
    static final String CONTROLS = "controls";
    static final String COMMAND = "command";
    static final String MJPG_INPUT = "input.json";
    static final String MJPG_OUTPUT = "output.json";
    static final String MJPG_PROGRAM = "program.json";
    static final String CODE = "code";
    static final String ADDRESSES = "addresses";

    private RouteRows() {
    }

    /** Which addresses mean what, where nothing is served. */
    static RouteIndex forms() {
        Responder nobody = (exchange, destination) -> {
            throw new IllegalStateException("nothing is served");
        };
        return index(name -> nobody);
    }

    /** With who answers for the row of a name. */
    static RouteIndex index(Function<String, Responder> responders) {
        Function<String, Route> named = name -> Route.named(name, responders.apply(name));
        List<Route> rows = new ArrayList<>(List.of(
            named.apply(STREAM).paths("stream", "stream.mjpg").items("stream").actions("stream").showsCamera(),
            named.apply(STREAMS).paths("streams").items("streams").standsBelowName(),
            named.apply(SNAPSHOT).paths("snapshot", "snapshot.jpg").items("snapshot").actions("snapshot")
                .showsCamera(),
            named.apply(INFO).paths("info").items("info").standsBelowName(),
            named.apply(METRICS).paths("metrics").needs(Right.OPERATE),
            named.apply(HEALTHZ).paths("healthz").needs(Right.NONE),
            named.apply(READYZ).paths("readyz").showsCamera(),
            named.apply(CONTROLS).paths("controls").items("controls").settable(ControlsResponder::sets)
                .showsCamera(),
            named.apply(COMMAND).actions("command").settable(any -> true).showsCamera(),
            named.apply(MJPG_INPUT).paths(MJPG_INPUT).showsCamera(),
            named.apply(MJPG_OUTPUT).paths(MJPG_OUTPUT),
            named.apply(MJPG_PROGRAM).paths(MJPG_PROGRAM),
            named.apply(CODE).items("qr"),
            named.apply(ADDRESSES).items("addresses")));
        // The query form is what pages ask by: it is below the address of the page whether that ends in a slash or not,
        // and behind every proxy that lets the page itself through.
        PageFile.PARTS.forEach(part -> rows.add(named.apply(part).paths(part).items(part)));
        return new RouteIndex(named.apply(PAGE).standsBelowName(), named.apply(UNKNOWN), rows);
    }
}
