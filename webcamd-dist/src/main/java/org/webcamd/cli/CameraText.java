package org.webcamd.cli;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterDescription;
import com.beust.jcommander.ParameterException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.webcamd.config.ConfigException;
import org.webcamd.settings.SettingException;
import org.webcamd.site.CameraName;
import org.webcamd.text.SourceText;

/**
 * The value of a {@code --camera}: {@code NAME=SOURCE,key=value,key=value}. The keys are the names of
 * {@link CameraOptions}. They are read from the end, because a command, an address and a file's name may hold commas:
 * what is no setting there belongs to the source, and is a mistake elsewhere.
 *
 * @param name of the camera
 * @param source as {@code --source} takes it
 * @param settings as arguments of a command line: an option and its value in turn
 * @param places where which of them stands in a file, and by {@code camera} the camera itself; empty for a command line
 */
record CameraText(String name, String source, List<String> settings, Map<String, String> places) {
    static final String KEY = "camera";
    /** As a source: a camera by the name that it has by itself. Without a name: all of them. */
    static final String AUTO = "auto";

    private static final List<String> MAY_HOLD_COMMAS = List.of("exec:", "http:", "https:", "file:");
    /** Of any kind: what is none is told as a whole, and no end of it that may belong to a password. */
    private static final String ADDRESS = "://";
    /** What a camera may have of its own, besides its source. */
    static final List<String> KEYS = keys();

    /** What is wrong with the setting of this camera, as all such complaints read. */
    IllegalArgumentException complaint(SettingException wrong) {
        if (!places.isEmpty()) {
            return new ConfigException(places.getOrDefault(wrong.key(), places.get(KEY)),
                "camera " + name + ": " + wrong.getMessage());
        }
        return SettingException.of(KEY, " " + name + ": " + wrong.getMessage());
    }

    static CameraText parse(String text) {
        if (text.equals(AUTO) || text.startsWith(AUTO + ",")) {
            return readFromTheEnd(AUTO, text);
        }
        int equals = text.indexOf('=');
        if (equals < 0 || equals == text.length() - 1) {
            throw SettingException.text(KEY, SourceText.shown(text), "auto, or NAME=SOURCE such as front=/dev/video0");
        }
        String name = text.substring(0, equals);
        try {
            CameraName.check(name);
        } catch (IllegalArgumentException explained) {
            throw SettingException.of(KEY, " is '" + SourceText.shown(text) + "': " + explained.getMessage());
        }
        return readFromTheEnd(name, text.substring(equals + 1));
    }

    private static CameraText readFromTheEnd(String name, String text) {
        LinkedList<String> settings = new LinkedList<>();
        String source = text;
        for (int comma = source.lastIndexOf(','); comma >= 0; comma = source.lastIndexOf(',')) {
            String[] setting = source.substring(comma + 1).split("=", 2);
            if (setting.length < 2 || !KEYS.contains(setting[0])) {
                if (mayHoldCommas(source)) {
                    break;
                }
                throw SettingException.of(KEY, " %s: '%s' is no setting; accepted: %s, each as KEY=VALUE"
                    .formatted(name, setting[0], String.join(", ", KEYS)));
            }
            settings.addFirst(setting[1]);
            settings.addFirst("--" + setting[0]);
            source = source.substring(0, comma);
        }
        return new CameraText(name, source, List.copyOf(settings), Map.of());
    }

    /** Whether it is for what is plugged in, all of it or one. */
    boolean isAutomatic() {
        return source.equals(AUTO);
    }

    /** Whether it is for all that is plugged in. */
    boolean isForAllDevices() {
        return isAutomatic() && name.equals(AUTO);
    }

    private static boolean mayHoldCommas(String source) {
        String lowerCase = source.toLowerCase(Locale.ROOT);
        return lowerCase.contains(ADDRESS) || MAY_HOLD_COMMAS.stream().anyMatch(lowerCase::startsWith);
    }

    /** The options of this camera: its own, and those of all where it has none. */
    CameraOptions options(CameraOptions ofAllCameras) {
        CameraOptions own = new CameraOptions(ofAllCameras);
        try {
            commander(own).parse(withoutFlags(own).toArray(String[]::new));
        } catch (ParameterException wrong) {
            String[] keyAndComplaint = wrong.getMessage().replaceFirst("^--", "").split("(?= )", 2);
            throw SettingException.of(keyAndComplaint[0], keyAndComplaint[1]);
        }
        return own;
    }

    /** All settings but what are flags on the command line, which are set here. */
    private List<String> withoutFlags(CameraOptions own) {
        List<String> others = new ArrayList<>();
        for (int i = 0; i < settings.size(); i += 2) {
            String value = settings.get(i + 1);
            switch (settings.get(i)) {
                case CameraOptions.STRICT_JPEG -> own.strictJpeg = OptionValues.flag("strict-jpeg", value);
                case CameraOptions.SOURCE_INSECURE -> own.sourceInsecure = OptionValues.flag("source-insecure", value);
                default -> others.addAll(settings.subList(i, i + 2));
            }
        }
        return others;
    }

    /** What options say, in some order that is always the same. */
    static List<Object> values(CameraOptions options) {
        JCommander commander = commander(options);
        commander.parse();
        return commander.getParameters().stream().sorted(Comparator.comparingInt(OptionDescription::order))
            .map(option -> Objects.toString(option.getParameterized().get(options))).map(Object.class::cast).toList();
    }

    private static List<String> keys() {
        JCommander commander = commander(new CameraOptions());
        // It does not know its options before.
        commander.parse();
        return commander.getParameters().stream()
            .sorted(Comparator.comparingInt(OptionDescription::order))
            .map(ParameterDescription::getLongestName)
            .map(option -> option.replaceFirst("^--", ""))
            .toList();
    }

    private static JCommander commander(CameraOptions options) {
        return JCommander.newBuilder()
            .addObject(options)
            .allowParameterOverwriting(true)
            .expandAtSign(false)
            .build();
    }
}
