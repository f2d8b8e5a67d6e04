package org.webcamd.text;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one place where a source, or what somebody says of it, becomes a text for people: without user, password, query
 * and whatever else lets somebody in. In doubt more is hidden than must be. Stateless; any thread.
 */
public final class SourceText {
    /** Stands for what is not shown. Cards have no other letters than ASCII. */
    public static final String HIDDEN = "***";

    /** Parts of the names of items whose value is a secret. */
    static final String SECRET_NAME = "(?:pass|pwd|passwd|pw|token|secret|credential|auth|signature|session|key)";
    /** An item of a query or a path, or a variable of a shell, with its value as the second group. */
    static final Pattern ITEM =
        Pattern.compile("(?i)((?<![a-z0-9])[a-z0-9_.-]{0,40}" + SECRET_NAME + "[a-z0-9_.-]{0,40}=)([^&\\s'\"]+)");
    /** The value of a header, as its second group. */
    static final Pattern HEADER = Pattern.compile("(?i)(authorization:\\s*[a-z]+\\s+)([^\\s'\"]+)");

    private static final String EXEC = "exec:";
    /** One that a shell sets for a command; of one that is quoted its end is not known. */
    private static final Pattern VARIABLE = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*=)([^'\"\\\\$`(]*)(.*)");
    /** An address in a line, with what is shown of it as groups. */
    private static final Pattern ADDRESS =
        Pattern.compile("(?i)((?<![a-z0-9])[a-z][a-z0-9+.-]{0,20}://)(?:\\S*@)?([^\\s'\"<>?#]*)"
            + "(?:[?#][^\\s'\"<>]*?(?=[:,;.)]?(?:[\\s'\"<>]|$)))?");
    /** What stands before a source's own text, which users mistype as well. */
    private static final Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:/{0,3}");
    private static final Pattern NO_PORT = Pattern.compile("^([^/?#\\[\\]:]*:)(?![0-9]{0,5}(?:[/?#]|$))[^/?#]*");

    private SourceText() {
    }

    /**
     * A source as a user named it, which need not be understood.
     *
     * @param source all of it
     * @return the same without what is nobody's business
     */
    public static String shown(String source) {
        String lowerCase = source.toLowerCase(Locale.ROOT);
        if (lowerCase.startsWith(EXEC)) {
            return EXEC + program(source.substring(EXEC.length()));
        }
        if (lowerCase.startsWith("/") || lowerCase.startsWith("file:")) {
            return source;
        }
        Matcher scheme = SCHEME.matcher(source);
        String start = scheme.lookingAt() ? scheme.group() : "";
        String rest = source.substring(start.length());
        int at = rest.lastIndexOf('@');
        if (at >= 0) {
            rest = HIDDEN + rest.substring(at);
        } else if (start.endsWith("/")) {
            rest = NO_PORT.matcher(rest).replaceFirst("$1" + Matcher.quoteReplacement(HIDDEN));
        }
        return start + withoutItems(rest.replaceFirst("(?s)([?#]).+", "$1" + Matcher.quoteReplacement(HIDDEN)));
    }

    /**
     * The program that a command runs, without its folder: commands often carry an address with a password.
     *
     * @param command for the shell
     * @return its first word that sets no variable
     */
    public static String program(String command) {
        for (String word : command.strip().split("\\s+")) {
            Matcher variable = VARIABLE.matcher(word);
            if (!variable.matches()) {
                return fileName(word);
            }
            if (!variable.group(3).isEmpty()) {
                return variable.group(1) + HIDDEN;
            }
        }
        return HIDDEN;
    }

    private static String fileName(String program) {
        try {
            Path file = Path.of(program).getFileName();
            return line(file == null ? program : file.toString());
        } catch (InvalidPathException noPath) {
            return HIDDEN;
        }
    }

    /**
     * A line that a program, a library or a server has written, in which addresses may stand.
     *
     * @param text one line
     * @return the same, and of each address only scheme, host and path
     */
    public static String line(String text) {
        String bare = text.contains("://") ? ADDRESS.matcher(text).replaceAll("$1$2") : text;
        return withoutItems(bare);
    }

    private static String withoutItems(String text) {
        String bare = text.indexOf('=') < 0 ? text
            : ITEM.matcher(text).replaceAll("$1" + Matcher.quoteReplacement(HIDDEN));
        return HEADER.matcher(bare).replaceAll("$1" + Matcher.quoteReplacement(HIDDEN));
    }
}
