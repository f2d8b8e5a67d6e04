package org.webcamd.route;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a request asks for. */
enum Route {
    STREAM, SNAPSHOT, INFO, CONTROLS, COMMAND, PAGE, UNKNOWN;

    /** What requests for anything may do, and what those may that are for something that can be set. */
    private static final String METHODS = "GET, HEAD, OPTIONS";
    private static final String METHODS_OF_CONTROLS = METHODS + ", POST";
    private static final String ACTIONS = "stream, snapshot, command";
    /** Which camera: see {@link QueryItems#cameraNumber}. */
    private static final Pattern CAMERA_NUMBER = Pattern.compile("_[0-9]+$");

    /**
     * The last segment of the path decides, else the first item of the query that names a route, whatever stands before
     * it in the path.
     */
    static Route of(RequestTarget target) throws BadRequestException {
        String segment = target.lastSegment();
        switch (segment) {
            case "stream", "stream.mjpg":
                return STREAM;
            case "snapshot", "snapshot.jpg":
                return SNAPSHOT;
            case "info":
                return INFO;
            case "controls":
                return CONTROLS;
            default:
        }
        for (RequestTarget.Item item : target.items()) {
            Route named = named(item);
            if (named != UNKNOWN) {
                return named;
            }
        }
        return segment.isEmpty() ? PAGE : UNKNOWN;
    }

    /** Tells whether it is for something that can be set; what cannot be understood is not. */
    static boolean isOfControls(RequestTarget target) {
        try {
            Route route = of(target);
            return route == CONTROLS || route == COMMAND;
        } catch (BadRequestException explainedToWhoGetsIt) {
            return false;
        }
    }

    /** The methods that a target takes, as in an Allow header. */
    static String methods(boolean ofControls) {
        return ofControls ? METHODS_OF_CONTROLS : METHODS;
    }

    private static Route named(RequestTarget.Item item) throws BadRequestException {
        return switch (item.name()) {
            case "stream" -> STREAM;
            case "snapshot" -> SNAPSHOT;
            case "info" -> INFO;
            case "controls" -> CONTROLS;
            case "action" -> action(item.value());
            default -> UNKNOWN;
        };
    }

    private static Route action(String value) throws BadRequestException {
        return switch (CAMERA_NUMBER.matcher(value.toLowerCase(Locale.ROOT)).replaceFirst("")) {
            case "stream" -> STREAM;
            case "snapshot" -> SNAPSHOT;
            case "command" -> COMMAND;
            default -> throw new BadRequestException("action", value, ACTIONS);
        };
    }
}
