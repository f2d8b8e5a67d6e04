package org.webcamd.http;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was asked for, as it may stand in a log: without what gives whoever reads it a right, and without what could
 * begin a line of its own. Stateless.
 */
final class LoggedTarget {
    private static final int LONGEST = 200;
    /** Items of a query, however they are divided; the path is one of them. */
    private static final Pattern ITEM = Pattern.compile("(?:(?!%3[Ff])[^&;?])+");
    private static final Pattern PASSWORD = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*://)[^/?#]*@");
    private static final String SECRET = "signature";
    /** An address that is to be shown as a code may be a signed link. */
    private static final String CODE = "qr";

    private LoggedTarget() {
    }

    static String of(String target) {
        String shown = withoutSignature(PASSWORD.matcher(target).replaceFirst("$1"));
        String shortened = shown.length() > LONGEST ? shown.substring(0, LONGEST) + "..." : shown;
        return shortened.replaceAll("[^!-~]", "?");
    }

    private static String withoutSignature(String target) {
        return ITEM.matcher(target).replaceAll(item -> Matcher.quoteReplacement(shown(item.group())));
    }

    private static String shown(String item) {
        String name = decoded(item.split("=", 2)[0]).toLowerCase(Locale.ROOT);
        if ((name + item.toLowerCase(Locale.ROOT)).contains(SECRET)) {
            return SECRET + "=...";
        }
        return name.startsWith(CODE) ? CODE + "=..." : item;
    }

    private static String decoded(String name) {
        try {
            return QueryStringDecoder.decodeComponent(name);
        } catch (IllegalArgumentException broken) {
            return name;
        }
    }
}
