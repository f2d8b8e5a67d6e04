package org.webcamd.terminal;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * What one stream of the process leads to. Java knows only whether both do lead to a terminal, so the launcher tells of
 * each. Started without it, there is none. Immutable.
 *
 * @param columns how many letters fit beside each other; {@value #USUAL_COLUMNS} where nobody knows
 * @param colours whether it shows colours and bold letters, and they are wanted
 * @param journal whether it is that of systemd, which takes a priority before each line
 */
public record Terminal(int columns, boolean colours, boolean journal) {
    /** Of a terminal that says nothing else, and of what is printed elsewhere. */
    public static final int USUAL_COLUMNS = 80;

    private static final String PROPERTY = "webcamd.stream.";
    private static final String JOURNAL = "journal";
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,4}");

    /**
     * That of what the user asked for.
     *
     * @return as it was when the process began
     */
    public static Terminal ofStandardOutput() {
        return of(System.getProperty(PROPERTY + "out", ""), System.getenv());
    }

    /**
     * That of the log.
     *
     * @return as it was when the process began
     */
    public static Terminal ofStandardError() {
        return of(System.getProperty(PROPERTY + "err", ""), System.getenv());
    }

    /**
     * By the usual variables: {@code COLUMNS}, {@code TERM}, <a href="https://no-color.org">NO_COLOR</a>,
     * {@code CLICOLOR_FORCE}.
     *
     * @param stream what the launcher found: nothing, "journal", or a terminal with its columns, 0 where unknown
     */
    static Terminal of(String stream, Map<String, String> environment) {
        boolean journal = stream.equals(JOURNAL);
        String term = environment.getOrDefault("TERM", "");
        boolean terminal = !stream.isEmpty() && !journal && !term.isEmpty() && !term.equals("dumb");
        String forced = environment.getOrDefault("CLICOLOR_FORCE", "");
        boolean colours = environment.getOrDefault("NO_COLOR", "").isEmpty() && !journal
            && (terminal || !forced.isEmpty() && !forced.equals("0"));
        String asked = environment.getOrDefault("COLUMNS", "");
        return new Terminal(columns(NUMBER.matcher(asked).matches() ? asked : stream), colours, journal);
    }

    private static int columns(String text) {
        return NUMBER.matcher(text).matches() ? Integer.parseInt(text) : USUAL_COLUMNS;
    }
}
