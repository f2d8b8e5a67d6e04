package org.webcamd.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.webcamd.answer.LinkTarget;
import org.webcamd.settings.SettingException;

/**
 * What {@code --sign-link} asks for.
 *
 * @param target the address to sign
 * @param valid for how long
 * @param key file of the key
 */
public record LinkRequest(LinkTarget target, Duration valid, Path key) {
    private static final Pattern TIME = Pattern.compile("([0-9]{1,9})([smhd])");
    private static final Duration LONGEST = Duration.ofDays(3_650);

    static LinkRequest of(Options options) {
        OptionValues.require(options.linkKey != null, "sign-link",
            " needs --link-key FILE, with which the server was started, too");
        List<String> names = options.cameras.stream().map(camera -> CameraText.parse(camera).name()).toList();
        return new LinkRequest(LinkTarget.of(options.signLink, names), time(options.valid),
            OptionValues.path("link-key", options.linkKey));
    }

    private static Duration time(String text) {
        Matcher time = TIME.matcher(text);
        Duration valid = time.matches() ? unit(time.group(2)).multipliedBy(Long.parseLong(time.group(1)))
            : Duration.ZERO;
        if (valid.isZero() || valid.compareTo(LONGEST) > 0) {
            throw SettingException.text("valid", text, "a time such as 90s, 30m, 12h or 7d, at most 3650d");
        }
        return valid;
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
    }
}
