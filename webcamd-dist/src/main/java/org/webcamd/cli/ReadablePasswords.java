package org.webcamd.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.webcamd.text.Secrets;

/** Finds passwords on a command line, where every user of the machine can read them. Stateless. */
public final class ReadablePasswords {
    private static final int MOST_LINES = 5;
    private static final String DASHES = "--";
    private static final String ADDRESS = "://";
    private static final List<String> OF_BROKERS = List.of("nats://", "tls://");
    private static final String SEEN = ": what stands there of a user, password or token is seen by all users of this "
        + "machine (ps); ";

    private ReadablePasswords() {
    }

    /**
     * What to do about them.
     *
     * @param args as the launcher passes them
     * @return a line for each, and no more than a few; nothing of what they are
     */
    public static List<String> advice(String... args) {
        List<String> lines = new ArrayList<>();
        String option = "";
        for (String arg : args) {
            int equals = arg.indexOf('=');
            boolean isOption = arg.startsWith(DASHES);
            if (isOption) {
                option = equals < 0 ? arg : arg.substring(0, equals);
            }
            String value = isOption && equals >= 0 ? arg.substring(equals + 1) : arg;
            if (value.contains(ADDRESS) && Secrets.in(value).isAny() && lines.size() < MOST_LINES) {
                lines.add((option.isEmpty() ? DASHES + "source" : option) + SEEN + remedy(value));
            }
            option = isOption && equals < 0 ? option : "";
        }
        return lines;
    }

    private static String remedy(String value) {
        String scheme = value.toLowerCase(Locale.ROOT);
        return OF_BROKERS.stream().anyMatch(scheme::startsWith)
            ? "in a file of --config it is not, nor in that of --nats-creds"
            : "in a file of --config it is not, nor are user and password in that of --source-login";
    }
}
