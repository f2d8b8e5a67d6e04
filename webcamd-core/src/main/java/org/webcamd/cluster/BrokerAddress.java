package org.webcamd.cluster;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.webcamd.settings.SettingException;
import org.webcamd.text.SourceText;

/**
 * Where a broker is, and who asks there. Immutable.
 *
 * @param secure whether TLS is spoken
 * @param host a name or an address, IPv6 in brackets
 * @param port of TCP
 * @param user as it is; empty where there is none
 * @param password as it is; where there is no user, a token; empty where there is none
 */
record BrokerAddress(boolean secure, String host, int port, String user, String password) {
    private static final int USUAL_PORT = 4222;
    private static final int MOST_PORT = 65_535;
    private static final int MOST_ADDRESSES = 16;
    private static final Pattern FORM = Pattern.compile("(?i)(?:(nats|tls)://)?(?:(.*)@)?"
        + "([a-z0-9._-]+|\\[[0-9a-f:.%a-z]+])(?::([0-9]{1,5}))?/?");
    private static final String ACCEPTED =
        "nats://HOST or tls://HOST, several separated by commas, each with [USER:PASSWORD@] or [TOKEN@] and [:PORT]; "
            + "what is no letter or digit in a password has to be escaped, as %2C for a comma";

    /**
     * All of a list. What has no scheme or user has those of the one before it.
     *
     * @param key of the setting
     */
    static List<BrokerAddress> list(String key, String text) {
        List<BrokerAddress> addresses = new ArrayList<>();
        BrokerAddress before = null;
        for (String one : text.split(",", -1)) {
            before = parse(key, text, one.strip(), before);
            addresses.add(before);
        }
        if (addresses.size() > MOST_ADDRESSES) {
            throw SettingException.number(key, addresses.size(), "at most " + MOST_ADDRESSES + " addresses");
        }
        return List.copyOf(addresses);
    }

    private static BrokerAddress parse(String key, String all, String text, BrokerAddress before) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || form.group(1) == null && before == null) {
            throw SettingException.text(key, SourceText.shown(all), ACCEPTED);
        }
        int port = form.group(4) == null ? USUAL_PORT : Integer.parseInt(form.group(4));
        if (port == 0 || port > MOST_PORT) {
            throw SettingException.text(key, SourceText.shown(all), ACCEPTED);
        }
        boolean secure = form.group(1) == null ? before.secure : form.group(1).equalsIgnoreCase("tls");
        String[] login = login(form.group(2), before);
        return new BrokerAddress(secure, form.group(3), port, login[0], login[1]);
    }

    private static String[] login(String userInfo, BrokerAddress before) {
        if (userInfo == null) {
            return before == null ? new String[] {"", ""} : new String[] {before.user, before.password};
        }
        int colon = userInfo.indexOf(':');
        return colon < 0 ? new String[] {"", decoded(userInfo)}
            : new String[] {decoded(userInfo.substring(0, colon)), decoded(userInfo.substring(colon + 1))};
    }

    private static String decoded(String text) {
        String escaped = text.replaceAll("%(?![0-9a-fA-F]{2})", "%25").replace("+", "%2B");
        return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
    }

    /** For people: nobody's password. */
    String shown() {
        return "%s://%s:%d".formatted(secure ? "tls" : "nats", host, port);
    }

    boolean hasUser() {
        return !user.isEmpty();
    }

    boolean hasToken() {
        return user.isEmpty() && !password.isEmpty();
    }

    /** Never who asks. */
    @Override
    public String toString() {
        return shown();
    }
}
