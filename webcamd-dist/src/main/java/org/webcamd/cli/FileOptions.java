package org.webcamd.cli;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterDescription;
import com.beust.jcommander.ParameterException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.webcamd.config.ConfigEntry;
import org.webcamd.config.ConfigException;
import org.webcamd.config.ConfigFile;
import org.webcamd.config.ConfigSection;
import org.webcamd.settings.SettingException;
import org.webcamd.site.CameraName;
import org.webcamd.text.ForeignText;
import org.webcamd.text.SourceText;

/**
 * Puts what stands in a configuration file into {@link Options}, by the same names, converters and checks as a command
 * line. Confined to one reading of one file.
 */
final class FileOptions {
    private static final Set<String> OF_CAMERAS = Set.of("source", "index", CameraText.KEY);
    private static final String SOURCE = "source";

    private final Options options;
    private final Map<String, ParameterDescription> known = new HashMap<>();
    private final Map<String, String> places = new HashMap<>();

    private FileOptions(Options options) {
        this.options = options;
        JCommander commander = JCommander.newBuilder().addObject(options).allowParameterOverwriting(true).build();
        // It looks at the annotations when it first parses.
        commander.parse();
        commander.getParameters().forEach(option -> known.put(option.getLongestName().replaceFirst("^-+", ""), option));
    }

    /**
     * Reads all options of a file.
     *
     * @param withCameras whether those that name cameras count
     * @return where which of them stands; what is wrong is a {@link ConfigException}
     */
    static Map<String, String> read(ConfigFile file, Options options, boolean withCameras) {
        FileOptions read = new FileOptions(options);
        for (ConfigEntry entry : file.entries()) {
            if (withCameras || !OF_CAMERAS.contains(entry.key())) {
                read.add(entry);
            }
        }
        if (withCameras) {
            file.sections().forEach(read::add);
        }
        return read.places;
    }

    private void add(ConfigEntry entry) {
        ParameterDescription option = known.get(entry.key());
        if (option == null) {
            throw unknown(entry, known.keySet());
        }
        if (OptionDescription.order(option) >= Options.IN_PLACE_OF_SERVING) {
            throw new ConfigException(entry.place(), entry.key() + " is for the command line, and for no file");
        }
        String before = places.put(entry.key(), entry.place());
        requireOnce(entry, before, isList(option));
        try {
            Class<?> type = option.getParameterized().getType();
            option.addValue(type == boolean.class
                ? String.valueOf(OptionValues.flag(entry.key(), entry.value())) : entry.value());
        } catch (ParameterException wrong) {
            throw new ConfigException(entry.place(), wrong.getMessage().replaceFirst("^--", ""));
        } catch (SettingException wrong) {
            throw new ConfigException(entry.place(), wrong.getMessage());
        }
    }

    private static boolean isList(ParameterDescription option) {
        return List.class.isAssignableFrom(option.getParameterized().getType());
    }

    private static void requireOnce(ConfigEntry entry, String before, boolean list) {
        if (before != null && !list) {
            throw new ConfigException(entry.place(), "%s stands in line %s as well; must be one of them"
                .formatted(entry.key(), before.substring(before.lastIndexOf(':') + 1)));
        }
    }

    private static ConfigException unknown(ConfigEntry entry, Set<String> known) {
        Set<String> spelled = new TreeSet<>();
        known.forEach(key -> spelled.add("--" + key));
        String key = entry.key().replaceFirst("^-+", "");
        String hint = key.equals(entry.key()) || !known.contains(key)
            ? Hints.of("--" + key, spelled).replace("--", "") : "; here that is " + key + ", without dashes";
        return new ConfigException(entry.place(), "there is no option " + ForeignText.cleaned(entry.key())
            + (hint.isEmpty() ? "; see webcamd --help" : hint));
    }

    private void add(ConfigSection section) {
        places.putIfAbsent(CameraText.KEY, section.place());
        try {
            CameraName.check(section.name());
        } catch (IllegalArgumentException explained) {
            throw new ConfigException(section.place(), "camera " + SourceText.shown(section.name()) + ": "
                + explained.getMessage());
        }
        String source = null;
        List<String> settings = new ArrayList<>();
        Map<String, String> ownPlaces = new HashMap<>();
        for (ConfigEntry entry : section.entries()) {
            requireOnce(entry, ownPlaces.put(entry.key(), entry.place()), entry.key().equals("control"));
            if (entry.key().equals(SOURCE)) {
                source = entry.value();
            } else {
                requireKeyOfCamera(entry);
                settings.addAll(List.of("--" + entry.key(), entry.value()));
            }
        }
        if (source == null || source.isEmpty()) {
            throw new ConfigException(section.place(), "camera " + section.name()
                + " has no source: a line such as 'source = /dev/video0' is to stand below it");
        }
        ownPlaces.put(CameraText.KEY, section.place());
        options.sections.add(new CameraText(section.name(), source, List.copyOf(settings), Map.copyOf(ownPlaces)));
    }

    private void requireKeyOfCamera(ConfigEntry entry) {
        if (!CameraText.KEYS.contains(entry.key())) {
            if (known.containsKey(entry.key())) {
                throw new ConfigException(entry.place(), entry.key()
                    + " is no setting of one camera: it is to stand before the first [camera NAME]");
            }
            throw unknown(entry, known.keySet());
        }
    }
}
