package org.webcamd.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.webcamd.settings.SettingException;

/** What values of options mean; what is wrong is told as the settings tell it. Stateless. */
final class OptionValues {
    private OptionValues() {
    }

    /** What is out of every range stays so; which range, the settings say. */
    static Duration seconds(double seconds) {
        long whole = (long) Math.floor(seconds);
        return Duration.ofSeconds(whole, Math.round((seconds - whole) * TimeUnit.SECONDS.toNanos(1)));
    }

    static <E extends Enum<E>> E oneOf(String key, String value, Class<E> choices) {
        for (E choice : choices.getEnumConstants()) {
            if (choice.name().equalsIgnoreCase(value)) {
                return choice;
            }
        }
        String accepted = Arrays.stream(choices.getEnumConstants())
            .map(choice -> choice.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
        throw SettingException.text(key, value, "one of: " + accepted);
    }

    /** Of a file that may not be there. */
    static Path path(String key, String file) {
        if (file.isEmpty()) {
            throw SettingException.text(key, file, "the path of a file");
        }
        try {
            return Path.of(file);
        } catch (InvalidPathException wrong) {
            throw SettingException.text(key, file, "the path of a file");
        }
    }

    /** Of what is a flag elsewhere. */
    static boolean flag(String key, String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "on", "true", "yes", "1" -> true;
            case "off", "false", "no", "0" -> false;
            default -> throw SettingException.text(key, value, "yes or no");
        };
    }

    /** With what is wrong behind the key, from the blank or the colon. */
    static void require(boolean met, String key, String otherwise) {
        if (!met) {
            throw SettingException.of(key, otherwise);
        }
    }
}
