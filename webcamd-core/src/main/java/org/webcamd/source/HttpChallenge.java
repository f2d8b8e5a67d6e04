package org.webcamd.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One way in which a server wants to be shown user and password (RFC 9110, section 11.6.1). That of HttpClient reads no
 * line that begins with a scheme without parameters, as "Negotiate, Digest realm=…" does; docs/decisions/0013 tells.
 *
 * @param scheme as it came
 * @param parameters by names in lower case; values as they are meant, without quotes and escapes
 */
record HttpChallenge(String scheme, Map<String, String> parameters) {
    static final String BASIC = "Basic";
    static final String DIGEST = "Digest";

    private static final Set<String> ALGORITHMS = Set.of("MD5", "SHA-256");
    private static final String USUAL_ALGORITHM = "MD5";

    /** All that header lines offer, in their order. */
    static List<HttpChallenge> of(List<String> lines) {
        List<HttpChallenge> challenges = new ArrayList<>();
        lines.forEach(line -> new Reader(line).read(challenges));
        return challenges;
    }

    boolean is(String name) {
        return scheme.equalsIgnoreCase(name);
    }

    String parameter(String name) {
        return parameters.get(name);
    }

    /** Whether user and password can be shown in this way. */
    boolean isKnown() {
        return is(BASIC) || is(DIGEST) && parameter("nonce") != null && parameter("realm") != null
            && ALGORITHMS.contains(algorithm()) && (parameter("qop") == null || hasAuth());
    }

    private boolean hasAuth() {
        for (String one : parameter("qop").split("[, \t]")) {
            if (one.equalsIgnoreCase("auth")) {
                return true;
            }
        }
        return false;
    }

    private String algorithm() {
        String algorithm = parameter("algorithm");
        return algorithm == null ? USUAL_ALGORITHM : algorithm.toUpperCase(Locale.ROOT);
    }

    /** How little it gives away, for comparing: more is better. */
    int strength() {
        return is(BASIC) ? 0 : algorithm().equals(USUAL_ALGORITHM) ? 1 : 2;
    }

    /** For people. */
    @Override
    public String toString() {
        String algorithm = parameter("algorithm");
        String qop = is(DIGEST) && parameter("qop") != null && !hasAuth() ? " with qop " + parameter("qop") : "";
        return algorithm == null ? scheme + qop : scheme + " " + algorithm + qop;
    }

    /** Goes through a header line once; what is not understood is passed over. */
    private static final class Reader {
        private static final String TOKEN_MARKS = "!#$%&'*+.^_`|~-";

        private final String line;
        private int at;

        Reader(String line) {
            this.line = line;
        }

        void read(List<HttpChallenge> challenges) {
            Map<String, String> parameters = new LinkedHashMap<>();
            while (at < line.length()) {
                String name = token();
                if (name.isEmpty()) {
                    at++;
                } else if (isEqualsSign()) {
                    parameters.putIfAbsent(name.toLowerCase(Locale.ROOT), value());
                } else {
                    // A word that is no parameter begins the next challenge.
                    parameters = new LinkedHashMap<>();
                    challenges.add(new HttpChallenge(name, parameters));
                }
            }
        }

        private String token() {
            int start = at;
            while (at < line.length() && isToken(line.charAt(at))) {
                at++;
            }
            return line.substring(start, at);
        }

        private static boolean isToken(char one) {
            return one >= '0' && one <= '9' || one >= 'A' && one <= 'Z' || one >= 'a' && one <= 'z'
                || TOKEN_MARKS.indexOf(one) >= 0;
        }

        /** Passes over the sign, and over spaces around it. */
        private boolean isEqualsSign() {
            int sign = behindSpaces(at);
            if (sign == line.length() || line.charAt(sign) != '=') {
                return false;
            }
            at = behindSpaces(sign + 1);
            return true;
        }

        private int behindSpaces(int from) {
            int end = from;
            while (end < line.length() && (line.charAt(end) == ' ' || line.charAt(end) == '\t')) {
                end++;
            }
            return end;
        }

        private String value() {
            if (at < line.length() && line.charAt(at) == '"') {
                at++;
                return quoted();
            }
            int start = at;
            while (at < line.length() && " \t,\"".indexOf(line.charAt(at)) < 0) {
                at++;
            }
            return line.substring(start, at);
        }

        private String quoted() {
            StringBuilder value = new StringBuilder();
            while (at < line.length() && line.charAt(at) != '"') {
                if (line.charAt(at) == '\\' && at + 1 < line.length()) {
                    at++;
                }
                value.append(line.charAt(at++));
            }
            at++;
            return value.toString();
        }
    }
}
