package org.webcamd.cli;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.webcamd.capture.CameraSpec;
import org.webcamd.config.ConfigException;
import org.webcamd.config.ConfigFile;
import org.webcamd.memory.MemorySettings;
import org.webcamd.server.ServerSettings;
import org.webcamd.settings.SettingException;
import org.webcamd.terminal.Terminal;

/**
 * A command line that was understood: what the user asks for, as the settings of each package. Immutable once parsed.
 */
public final class CommandLine {
    private final JCommander commander;
    private final Options options = new Options();
    private final String[] args;
    /** Where which option stands in the file. */
    private final Map<String, String> places = new HashMap<>();
    private SettledOptions settled;
    private LinkRequest linkRequest;
    private HelpTopic helpTopic = HelpTopic.BASICS;

    private CommandLine(String... args) {
        this.args = args;
        commander = JCommander.newBuilder()
            .programName("webcamd")
            .addObject(options)
            // As webcam.py's parser: the last one counts.
            .allowParameterOverwriting(true)
            .expandAtSign(false)
            .build();
    }

    /**
     * Understands a command line, and the file that it names.
     *
     * @param args as the launcher passes them
     * @return settings within their ranges, unless help or version is asked for
     * @throws UsageException when something is wrong, in one line
     */
    public static CommandLine parse(String... args) throws UsageException {
        CommandLine line = new CommandLine(args);
        line.readArguments();
        if (line.readsNothing()) {
            return line;
        }
        return line.options.config == null ? line.settle() : line.withFile().settle();
    }

    private void readArguments() throws UsageException {
        Set<String> names = optionNames();
        try {
            List<String> words = new ArrayList<>(List.of(Arguments.writtenOut(names, args)));
            helpTopic = HelpTopic.takenFrom(words, optionDescriptions());
            commander.parse(words.toArray(String[]::new));
        } catch (ParameterException wrong) {
            throw new UsageException(UsageMessage.of(wrong, names));
        } catch (SettingException wrong) {
            throw new UsageException("--" + wrong.key() + wrong.complaint());
        }
    }

    private boolean readsNothing() {
        return wantsHelp() || wantsVersion() || wantsDeviceList() || wantsImport();
    }

    /** The same on top of what stands in its file; whoever names cameras here means those alone. */
    private CommandLine withFile() throws UsageException {
        CommandLine both = new CommandLine(args);
        try {
            Path file = OptionValues.path("config", options.config);
            both.places.putAll(FileOptions.read(ConfigFile.read(file), both.options, !isGiven("source", "index",
                CameraText.KEY)));
        } catch (ConfigException wrong) {
            throw new UsageException(wrong.getMessage());
        } catch (SettingException wrong) {
            throw new UsageException(spelled(wrong.key(), wrong.complaint()));
        }
        both.readArguments();
        both.places.keySet().removeIf(both::isGiven);
        return both;
    }

    private boolean isGiven(String... keys) {
        return Arrays.stream(keys).anyMatch(key -> commander.getParameters().stream()
            .anyMatch(option -> option.isAssigned() && option.getLongestName().equals("--" + key)));
    }

    private CommandLine settle() throws UsageException {
        try {
            if (wantsSignedLink()) {
                linkRequest = LinkRequest.of(options);
            } else {
                settled = SettledOptions.of(options);
            }
            return this;
        } catch (ConfigException wrong) {
            throw new UsageException(wrong.getMessage());
        } catch (SettingException wrong) {
            throw new UsageException(spelled(wrong.key(), wrong.complaint()));
        }
    }

    private String spelled(String key, String complaint) {
        String place = places.get(key);
        return place == null ? "--" + key + complaint : place + ": " + key + complaint;
    }

    /**
     * A complaint about an option, as whoever wrote it finds it.
     *
     * @param complaint that begins with the option
     * @return the same with file and line before it, where the option stands there
     */
    public String located(String complaint) {
        String[] words = complaint.split("(?<=[a-z])(?![a-z-])", 2);
        return words[0].startsWith("--") && words.length == 2 ? spelled(words[0].substring(2), words[1]) : complaint;
    }

    /**
     * Understands the same command line once more, with what stands in its file now.
     *
     * @return another one
     * @throws UsageException when something is wrong, in one line
     */
    public CommandLine again() throws UsageException {
        return parse(args);
    }

    /** {@return the file that it names, or null} */
    public String configFile() {
        return options.config;
    }

    /** {@return whether to say only whether all is good} */
    public boolean wantsCheck() {
        return options.checkConfig;
    }

    /** What every option says that is not for a camera, and not in place of serving. */
    Map<String, Object> valuesOfTheServer() {
        return OptionDescription.valuesOfTheServer(commander);
    }

    SettledOptions settled() {
        return settled;
    }

    private Set<String> optionNames() {
        // JCommander looks at the annotations when it first parses.
        commander.parse();
        return commander.getParameters().stream().flatMap(option -> Arrays.stream(option.getParameter().names()))
            .collect(Collectors.toSet());
    }

    /** {@return whether to print {@link #help()}, for {@code --help}} */
    public boolean wantsHelp() {
        return options.help;
    }

    /** {@return whether to print the version, for {@code --version}} */
    public boolean wantsVersion() {
        return options.version;
    }

    /** {@return whether to print what cameras there are, for {@code --list-devices}} */
    public boolean wantsDeviceList() {
        return options.listDevices;
    }

    /** {@return whether to print a link, for {@code --sign-link}} */
    public boolean wantsSignedLink() {
        return options.signLink != null && !readsNothing();
    }

    /** {@return which link to sign} */
    public LinkRequest linkRequest() {
        return linkRequest;
    }

    /** {@return whether to print a configuration, for {@code --import}} */
    public boolean wantsImport() {
        return options.imported != null;
    }

    /** {@return of which file, or "-" for standard input} */
    public String importFrom() {
        return options.imported;
    }

    /** {@return whether to print what the source delivers, and to serve nothing, for {@code --probe}} */
    public boolean wantsProbe() {
        return options.probe;
    }

    /** {@return whether the settings are there} */
    public boolean isSettled() {
        return settled != null;
    }

    /** {@return the text of {@code --help}, for whoever reads it without a terminal} */
    public String help() {
        return help(Terminal.USUAL_COLUMNS, false);
    }

    /** {@return the same for a terminal of so many columns, and whether it is to show bold letters} */
    public String help(int columns, boolean bold) {
        return HelpText.of(optionDescriptions(), helpTopic, columns, bold);
    }

    /** {@return all options, by section, the basic ones of each first} */
    public List<OptionDescription> optionDescriptions() {
        return OptionDescription.all(commander);
    }

    /** {@return what to capture from, in the order of the user} */
    public List<CameraSpec> cameras() {
        return settled.cameras().stream().map(NamedCamera::spec).toList();
    }

    /** {@return what to do with cameras that are plugged in; nothing where those are served that have been named} */
    public Optional<AutomaticCameras> automatic() {
        return settled.automatic();
    }

    /** {@return settings within their ranges} */
    public MemorySettings memorySettings() {
        return settled.memory();
    }

    /** {@return settings within their ranges} */
    public ServerSettings serverSettings() {
        return settled.server();
    }
}
