package org.webcamd.admission;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.webcamd.settings.SettingException;

/**
 * A Unix domain socket to listen on: a file, whose rights say who may connect.
 *
 * @param path of the file, at most {@value #LONGEST_PATH} bytes
 * @param mode rights as chmod counts them, 0 to 0777
 * @param owner name or number of the user that it is given to, or none for that of this process
 * @param group name or number of the group that it is given to, or none for that of this process
 */
public record UnixSocket(String path, int mode, Optional<String> owner, Optional<String> group) {
    /** The user and the group of this process. */
    public static final int DEFAULT_MODE = 0660;
    /** What Java takes, which leaves two of the kernel's 108 bytes free (unix(7)). */
    public static final int LONGEST_PATH = 106;

    private static final String KEY = "unix";
    private static final int OCTAL = 8;
    private static final int MOST_RIGHTS = 0777;
    private static final Pattern LAST_SETTING = Pattern.compile("(?s)(.*),([a-z]+)=([^,]*)");

    /** Checks the path. */
    public UnixSocket {
        int bytes = path.getBytes(StandardCharsets.UTF_8).length;
        if (path.isEmpty() || path.endsWith("/") || !isPath(path)) {
            throw SettingException.text(KEY, path, "the path of a file such as /run/webcamd/webcamd.sock");
        }
        if (bytes > LONGEST_PATH) {
            throw SettingException.of(KEY, " is a path of %d bytes, must be at most %d: there are no longer ones"
                .formatted(bytes, LONGEST_PATH));
        }
        if (mode < 0 || mode > MOST_RIGHTS) {
            throw SettingException.text(KEY, "mode=" + Integer.toOctalString(mode), "000 to 777");
        }
    }

    /**
     * Reads {@code PATH,mode=660,owner=NAME,group=NAME}, from the end: what stands before the settings is the path,
     * commas included.
     *
     * @param text as the user gave it
     * @return understood
     */
    public static UnixSocket of(String text) {
        String rest = text;
        int mode = -1;
        Optional<String> owner = Optional.empty();
        Optional<String> group = Optional.empty();
        Matcher last = LAST_SETTING.matcher(rest);
        while (last.matches()) {
            String value = last.group(3);
            // Of a key that stands there twice the last counts, which is read first.
            switch (last.group(2)) {
                case "mode" -> mode = mode < 0 ? rights(value) : mode;
                case "owner" -> owner = owner.or(() -> Optional.of(name("owner", value)));
                case "group" -> group = group.or(() -> Optional.of(name("group", value)));
                default -> throw SettingException.text(KEY, last.group(2) + "=" + value,
                    "a path with ,mode=660 ,owner=USER ,group=GROUP behind it");
            }
            rest = last.group(1);
            last = LAST_SETTING.matcher(rest);
        }
        return new UnixSocket(rest, mode < 0 ? DEFAULT_MODE : mode, owner, group);
    }

    /** Where the locale has no letters for it, there is no such path. */
    private static boolean isPath(String path) {
        try {
            return Path.of(path) != null;
        } catch (InvalidPathException wrong) {
            return false;
        }
    }

    private static int rights(String digits) {
        if (!digits.matches("0?[0-7]{3}")) {
            throw SettingException.text(KEY, "mode=" + digits, "three digits from 0 to 7, such as mode=660");
        }
        return Integer.parseInt(digits, OCTAL);
    }

    private static String name(String key, String value) {
        if (value.isBlank()) {
            throw SettingException.text(KEY, key + "=" + value, "the name of a user or group, such as group=www-data");
        }
        return value;
    }
}
