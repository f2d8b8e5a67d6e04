package org.webcamd.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the row that an address means. The last segment of the path decides, else the first item of the query that
 * names a route, whatever stands before it in the path. Immutable; any thread.
 */
final class RouteIndex {
    private static final String ACTION = "action";
    /** Which camera: see {@link QueryItems#cameraNumber}. */
    private static final Pattern CAMERA_NUMBER = Pattern.compile("_[0-9]+$");

    /** The same in the name of a file. */
    private static final Pattern FILE_NUMBER = Pattern.compile("_[0-9]+(?=\\.json$)");

    private final Route page;
    private final Route unknown;
    private final Map<String, Route> byPath = new HashMap<>();
    private final Map<String, Route> byItem = new HashMap<>();
    private final Map<String, Route> byAction = new HashMap<>();
    private final List<String> actions = new ArrayList<>();

    /** With the row for an address that names none, and the one for what is not there. */
    RouteIndex(Route page, Route unknown, List<Route> rows) {
        this.page = page;
        this.unknown = unknown;
        rows.forEach(this::add);
    }

    private void add(Route route) {
        route.paths().forEach(segment -> byPath.put(segment, route));
        route.items().forEach(item -> byItem.put(item, route));
        route.actions().forEach(action -> byAction.put(action, route));
        actions.addAll(route.actions());
    }

    Route of(RequestTarget target) throws BadRequestException {
        String segment = target.lastSegment();
        Route ofPath = byPath.get(FILE_NUMBER.matcher(segment).replaceFirst(""));
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

    /** Whether a last segment alone says what is asked for. */
    boolean isPath(String segment) {
        return byPath.containsKey(segment);
    }

    /** All of those. */
    Set<String> pathWords() {
        return Set.copyOf(byPath.keySet());
    }

    boolean isUnknown(Route route) {
        return route == unknown;
    }
}
