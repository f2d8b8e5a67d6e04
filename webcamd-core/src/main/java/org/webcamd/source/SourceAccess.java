package org.webcamd.source;

import java.util.Locale;
import java.util.Optional;
import org.webcamd.settings.SettingException;

/**
 * What lets webcamd in to a source, beside its address. Immutable; any thread.
 *
 * @param login user and password
 * @param insecure whether any certificate will do
 */
public record SourceAccess(Optional<SourceLogin> login, boolean insecure) {
    /** Nothing is needed. */
    public static final SourceAccess OPEN = new SourceAccess(Optional.empty(), false);

    /**
     * What is given for all cameras, as far as it makes sense for one of them.
     *
     * @param source as {@link Sources#parse} takes it
     * @return the same, less what cannot be for this one
     */
    public SourceAccess fitting(String source) {
        try {
            return new SourceAccess(login.filter(one -> loginComplaint(source) == null),
                insecure && insecureComplaint(source) == null);
        } catch (IllegalArgumentException refusedLater) {
            return OPEN;
        }
    }

    /**
     * What is given for one camera, on top of what is for all.
     *
     * @param forAll which fit this one
     * @return its own, or else theirs
     */
    public SourceAccess or(SourceAccess forAll) {
        return new SourceAccess(login.or(forAll::login), insecure || forAll.insecure);
    }

    /** Says what is wrong with a setting that cannot be for this source. */
    void check(String source) {
        if (login.isPresent() && loginComplaint(source) != null) {
            throw SettingException.of("source-login", loginComplaint(source));
        }
        if (insecure && insecureComplaint(source) != null) {
            throw SettingException.of("source-insecure", insecureComplaint(source));
        }
    }

    private static String loginComplaint(String source) {
        if (isHttp(source)) {
            return HttpAddress.parse(source).credentials() == null ? null
                : " cannot stand beside a source that has a user of its own: one of the two";
        }
        return starts(source, ExecSource.SCHEME) ? null : " is for sources of http:, https: and exec:";
    }

    private static String insecureComplaint(String source) {
        if (!starts(source, HttpAddress.HTTPS)) {
            return " is for sources of https:";
        }
        return HttpAddress.parse(source).trust().isPinned()
            ? " cannot stand beside #sha256= of the source: that one certificate will do, or any" : null;
    }

    private static boolean isHttp(String source) {
        return starts(source, HttpAddress.HTTP) || starts(source, HttpAddress.HTTPS);
    }

    private static boolean starts(String source, String scheme) {
        return source.toLowerCase(Locale.ROOT).startsWith(scheme);
    }
}
