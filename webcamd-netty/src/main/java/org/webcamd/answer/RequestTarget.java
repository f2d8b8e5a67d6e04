package org.webcamd.answer;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The target of a request, read as tolerantly as existing clients need it: OctoPrint appends a bare number, others
 * write {@code stream}, {@code stream=} or {@code stream=1}, proxies leave a prefix in the path. Immutable.
 */
final class RequestTarget {
    /**
     * A query item.
     *
     * @param name lower case
     * @param value decoded, empty when there is none
     */
    record Item(String name, String value) {
    }

    private final String path;
    private final List<Item> items;

    private RequestTarget(String path, List<Item> items) {
        this.path = path;
        this.items = items;
    }

    /** Understands any string. */
    static RequestTarget parse(String uri) {
        String target = withoutAuthority(before(uri, '#'));
        int question = target.indexOf('?');
        return question < 0
            ? new RequestTarget(decode(target), List.of())
            : new RequestTarget(decode(target.substring(0, question)), parseQuery(target.substring(question + 1)));
    }

    /** A proxy may ask for {@code http://host/path}. */
    private static String withoutAuthority(String uri) {
        int scheme = uri.startsWith("/") ? -1 : uri.indexOf("://");
        if (scheme < 0) {
            return uri;
        }
        int end = scheme + 3;
        while (end < uri.length() && uri.charAt(end) != '/' && uri.charAt(end) != '?') {
            end++;
        }
        return uri.substring(end);
    }

    private static List<Item> parseQuery(String query) {
        List<Item> items = new ArrayList<>();
        for (String item : query.split("&")) {
            int equals = item.indexOf('=');
            String name = decode(equals < 0 ? item : item.substring(0, equals)).toLowerCase(Locale.ROOT);
            items.add(new Item(name, equals < 0 ? "" : decode(item.substring(equals + 1))));
        }
        return items;
    }

    /** What is broken stays as it is: in an item without meaning nobody asks, in another it is a bad value. */
    private static String decode(String text) {
        try {
            return QueryStringDecoder.decodeComponent(text);
        } catch (IllegalArgumentException broken) {
            return text;
        }
    }

    private static String before(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }

    /** The last segment of the path in lower case; empty for a path that ends in a slash. */
    String lastSegment() {
        return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    /** The segments of the path in lower case, from left to right; some may be empty. */
    List<String> segments() {
        return List.of(path.toLowerCase(Locale.ROOT).split("/"));
    }

    /** All items of the query, in order. */
    List<Item> items() {
        return items;
    }

    /** The value of the first item of a name, or null when there is none. */
    String value(String name) {
        for (Item item : items) {
            if (item.name().equals(name)) {
                return item.value();
            }
        }
        return null;
    }
}
