package org.webcamd.source;

import java.util.Locale;
import org.webcamd.text.ForeignText;

/**
 * What a part of a stream is declared as. Immutable.
 *
 * @param kind what to do with it
 * @param name as it was declared, fit to be shown
 */
record PartType(Kind kind, String name) {
    /** What to do with a part. */
    enum Kind {
        /** It is a picture, or is to be one. */
        PICTURE,
        /** It has parts of its own. */
        PARTS,
        /** It is something else. */
        FOREIGN
    }

    /** Nothing was declared. */
    static final PartType PICTURE = new PartType(Kind.PICTURE, "");

    /** Of a Content-Type, which may be null. */
    static PartType of(String contentType) {
        if (contentType == null || startsWith(contentType, "image/")) {
            return PICTURE;
        }
        if (contentType.isEmpty() || startsWith(contentType, "video/") || startsWith(contentType, "application/octet")
            || contentType.indexOf('/') < 0) {
            return PICTURE;
        }
        String name = ForeignText.cleaned(contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
        return new PartType(startsWith(contentType, "multipart/") ? Kind.PARTS : Kind.FOREIGN, name);
    }

    private static boolean startsWith(String type, String beginning) {
        return type.regionMatches(true, 0, beginning, 0, beginning.length());
    }
}
