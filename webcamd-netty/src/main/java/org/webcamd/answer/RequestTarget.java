package org.webcamd.answer;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The target of a request, read as tolerantly as existing clients need it: OctoPrint appends a bare number, others
 * write {@code stream}, {@code stream=} or {@code stream=1}, proxies leave a prefix in the path. Dashboards append
 * {@code ?nonce=1} and OpenCV's users {@code ?x=.mjpg} to an address that has a query already. Immutable.
 */
final class RequestTarget {
    private static final Pattern ENCODED_QUESTION = Pattern.compile("%3[Ff]");
    /** {@code ;} also ends the {@code &amp;} of an address that was copied out of HTML. */
    private static final Pattern BETWEEN_ITEMS = Pattern.compile("[&;?]|%3[Ff]");
    /** What is put behind an address for those who go by its end, beside slashes; nothing known here ends so. */
    private static final List<String> APPENDED = List.of(".jpg", ".jpeg", ".mjpg", ".mjpeg");

    /**
     * A query item.
     *
     * @param name lower case, without what may be appended
     * @param value decoded, without what may be appended; empty when there is none
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
        String target = withQuestion(withoutAuthority(before(uri, '#')));
        int question = target.indexOf('?');
        return question < 0
            ? new RequestTarget(decode(target), List.of())
            : new RequestTarget(decode(target.substring(0, question)), parseQuery(target.substring(question + 1)));
    }

    /** A client that takes all of an address for a path encodes its question mark. */
    private static String withQuestion(String target) {
        return target.indexOf('?') < 0 ? ENCODED_QUESTION.matcher(target).replaceFirst("?") : target;
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
        for (String item : BETWEEN_ITEMS.split(query)) {
            int equals = item.indexOf('=');
            String name = bare(equals < 0 ? item : item.substring(0, equals)).toLowerCase(Locale.ROOT);
            items.add(new Item(name, equals < 0 ? "" : bare(item.substring(equals + 1))));
        }
        return items;
    }

    /** Decoded, without what may be appended. */
    private static String bare(String text) {
        String decoded = decode(text);
        int end = decoded.length();
        for (int appended = appended(decoded, end); appended > 0; appended = appended(decoded, end)) {
            end -= appended;
        }
        return decoded.substring(0, end);
    }

    private static int appended(String text, int end) {
        if (end > 0 && (text.charAt(end - 1) == '/' || Character.isWhitespace(text.charAt(end - 1)))) {
            return 1;
        }
        for (String suffix : APPENDED) {
            if (text.regionMatches(true, end - suffix.length(), suffix, 0, suffix.length())) {
                return suffix.length();
            }
        }
        return 0;
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
