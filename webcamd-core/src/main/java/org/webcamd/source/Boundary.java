package org.webcamd.source;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The separator that a multipart Content-Type names (RFC 2046, section 5.1.1). Most servers put two dashes before it,
 * as they should, and those lines are known by the dashes; this is for cameras that do not. Immutable.
 */
final class Boundary {
    private static final String PARAMETER = "boundary=";
    private static final byte[] UNKNOWN = {};

    private final byte[] token;

    /** Of a Content-Type, which may be null. */
    Boundary(String contentType) {
        token = contentType == null ? UNKNOWN : token(contentType).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String token(String contentType) {
        int parameter = contentType.toLowerCase(Locale.ROOT).indexOf(PARAMETER);
        if (parameter < 0) {
            return "";
        }
        String value = contentType.substring(parameter + PARAMETER.length());
        int semicolon = value.indexOf(';');
        return (semicolon < 0 ? value : value.substring(0, semicolon)).replace("\"", "").strip();
    }

    /** Whether the window, which is not empty, begins with a separator. */
    boolean begins(StreamWindow window) {
        return window.size() > 1 && window.at(0) == '-' && window.at(1) == '-'
            || token.length > 0 && window.size() >= token.length && matches(window);
    }

    /** Whether more has to come before it can be told what begins there: a separator, a marker, or neither. */
    boolean isOpen(StreamWindow window) {
        boolean mayBeMarker = window.size() == 0 || window.at(0) == 0xFF || window.at(0) == '-';
        return window.size() < 2 && mayBeMarker || window.size() < token.length && matches(window);
    }

    private boolean matches(StreamWindow window) {
        for (int i = 0; i < Math.min(token.length, window.size()); i++) {
            if (window.at(i) != (token[i] & 0xFF)) {
                return false;
            }
        }
        return true;
    }
}
