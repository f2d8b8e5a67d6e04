package org.webcamd.text;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What must not be repeated, however it is quoted: the passwords in a command, an address or a file. Programs and
 * libraries name what they were given in words of their own. Immutable once made; any thread.
 */
public final class Secrets {
    /** None that are known; addresses are made bare all the same. */
    public static final Secrets NONE = new Secrets();

    /** Shorter ones are found in every other word. */
    private static final int SHORTEST = 3;
    private static final Pattern USER_INFO = Pattern.compile("://([^\\s]*)@");
    /** Where the whole text is one address, a blank is a part of it. */
    private static final Pattern OWN_USER_INFO = Pattern.compile("(?s)^[A-Za-z][A-Za-z0-9+.-]*://(.*)@");
    private static final Pattern OPTION =
        Pattern.compile("(?i)(?<![a-z0-9-])--?[a-z-]*" + SourceText.SECRET_NAME + "[a-z-]*[ =]+([^\\s]+)");
    private static final Pattern QUOTES = Pattern.compile("^['\"]|['\"]$");

    /** The longest first, since one may be the beginning of another. */
    private final Set<String> known =
        new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    private Secrets() {
    }

    /**
     * Finds those that stand in texts.
     *
     * @param texts addresses, commands, arguments
     * @return what to hide from now on
     */
    public static Secrets in(String... texts) {
        Secrets secrets = new Secrets();
        for (String text : texts) {
            secrets.find(text);
        }
        return secrets;
    }

    /**
     * One that is known.
     *
     * @param password as it is
     * @return what to hide, as it is and as addresses spell it
     */
    public static Secrets of(String password) {
        Secrets secrets = new Secrets();
        secrets.add(password);
        return secrets;
    }

    /** {@return whether there is anything to hide} */
    public boolean isAny() {
        return !known.isEmpty();
    }

    /**
     * Both.
     *
     * @param others to be hidden as well
     * @return these and those
     */
    public Secrets and(Secrets others) {
        Secrets both = new Secrets();
        both.known.addAll(known);
        both.known.addAll(others.known);
        return both;
    }

    private void find(String text) {
        find(USER_INFO, text, true);
        find(OWN_USER_INFO, text, true);
        find(SourceText.ITEM, text, false);
        find(SourceText.HEADER, text, false);
        find(OPTION, text, false);
    }

    private void find(Pattern pattern, String text, boolean userInfo) {
        Matcher found = pattern.matcher(text);
        while (found.find()) {
            String value = found.group(found.groupCount());
            int colon = userInfo ? value.indexOf(':') : -1;
            add(QUOTES.matcher(value.substring(colon + 1)).replaceAll(""));
        }
    }

    private void add(String secret) {
        if (secret.length() >= SHORTEST) {
            known.add(secret);
            known.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
            known.add(decoded(secret));
        }
    }

    private static String decoded(String secret) {
        String escaped = secret.replaceAll("%(?![0-9a-fA-F]{2})", "%25").replace("+", "%2B");
        return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
    }

    /**
     * Makes a line fit to be shown.
     *
     * @param text one line of anybody's
     * @return the same without what is known here, and without what else looks like a secret
     */
    public String hide(String text) {
        String bare = SourceText.line(text);
        for (String secret : known) {
            bare = bare.replace(secret, SourceText.HIDDEN);
        }
        return bare;
    }

    /** Never what they are. */
    @Override
    public String toString() {
        return known.size() + " secrets";
    }
}
