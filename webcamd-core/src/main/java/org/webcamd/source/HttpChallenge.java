package org.webcamd.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way in which a server wants to be shown user and password (RFC 9110, section 11.6.1).
 *
 * @param scheme as it came
 * @param parameters by names in lower case; values without their quotes, but with the escapes that they came with
 */
record HttpChallenge(String scheme, Map<String, String> parameters) {
    static final String HEADER = "WWW-Authenticate";
    static final String BASIC = "Basic";
    static final String DIGEST = "Digest";

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    /** A parameter, or a word that is none and so begins the next challenge. */
    private static final Pattern ITEM =
        Pattern.compile("(" + TOKEN + ")(?:\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]*)))?");

    /** All that an answer offers, in its order; those of one header line are separated by commas, as parameters are. */
    static List<HttpChallenge> of(HttpResponse response) {
        List<HttpChallenge> challenges = new ArrayList<>();
        for (String line : response.headers().values(HEADER)) {
            Map<String, String> parameters = new LinkedHashMap<>();
            Matcher item = ITEM.matcher(line);
            while (item.find()) {
                String name = item.group(1);
                String value = item.group(2) == null ? item.group(3) : item.group(2);
                if (value == null) {
                    parameters = new LinkedHashMap<>();
                    challenges.add(new HttpChallenge(name, parameters));
                } else {
                    parameters.putIfAbsent(name.toLowerCase(Locale.ROOT), value);
                }
            }
        }
        return challenges;
    }

    boolean is(String name) {
        return scheme.equalsIgnoreCase(name);
    }

    String parameter(String name) {
        return parameters.get(name);
    }

    /** For people. */
    @Override
    public String toString() {
        String algorithm = parameter("algorithm");
        return algorithm == null ? scheme : scheme + " " + algorithm;
    }
}
