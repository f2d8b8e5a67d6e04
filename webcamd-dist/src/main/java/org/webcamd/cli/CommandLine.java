package org.webcamd.cli;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.webcamd.capture.CameraSpec;
import org.webcamd.memory.MemorySettings;
import org.webcamd.server.ServerSettings;
import org.webcamd.settings.SettingException;

/**
 * A command line that was understood: what the user asks for, as the settings of each package. Immutable once parsed.
 */
public final class CommandLine {
    private final JCommander commander;
    private final Options options = new Options();
    private SettledOptions settled;
    private LinkRequest linkRequest;

    private CommandLine() {
        commander = JCommander.newBuilder()
            .programName("webcamd")
            .addObject(options)
            // As webcam.py's parser: the last one counts.
            .allowParameterOverwriting(true)
            .expandAtSign(false)
            .build();
    }

    /**
     * Understands a command line.
     *
     * @param args as the launcher passes them
     * @return settings within their ranges, unless help or version is asked for
     * @throws UsageException when something is wrong, in one line
     */
    public static CommandLine parse(String... args) throws UsageException {
        CommandLine line = new CommandLine();
        Set<String> options = line.optionNames();
        try {
            line.commander.parse(Arguments.writtenOut(options, args));
            if (line.wantsSignedLink()) {
                line.linkRequest = LinkRequest.of(line.options);
            } else if (!line.wantsHelp() && !line.wantsVersion() && !line.wantsDeviceList() && !line.wantsImport()) {
                line.settled = SettledOptions.of(line.options);
            }
        } catch (ParameterException wrong) {
            throw new UsageException(UsageMessage.of(wrong, options));
        } catch (SettingException wrong) {
            throw new UsageException("--" + wrong.key() + wrong.complaint());
        }
        return line;
    }

    private Set<String> optionNames() {
        // JCommander looks at the annotations when it first parses.
        commander.parse();
        return commander.getParameters().stream().flatMap(option -> Arrays.stream(option.getParameter().names()))
            .collect(Collectors.toSet());
    }

    /**
     * Tells whether {@code --help} was given; the settings are not there then.
     *
     * @return whether to print {@link #help()}
     */
    public boolean wantsHelp() {
        return options.help;
    }

    /**
     * Tells whether {@code --version} was given; the settings are not there then.
     *
     * @return whether to print the version
     */
    public boolean wantsVersion() {
        return options.version;
    }

    /**
     * Tells whether {@code --list-devices} was given; the settings are not there then.
     *
     * @return whether to print what cameras there are
     */
    public boolean wantsDeviceList() {
        return options.listDevices;
    }

    /**
     * Tells whether {@code --sign-link} was given; the settings are not there then, but {@link #linkRequest()} is.
     *
     * @return whether to print a link
     */
    public boolean wantsSignedLink() {
        return options.signLink != null && !options.help && !options.version && !options.listDevices;
    }

    /**
     * Which link to sign.
     *
     * @return understood
     */
    public LinkRequest linkRequest() {
        return linkRequest;
    }

    /**
     * Tells whether {@code --import} was given; the settings are not there then.
     *
     * @return whether to print a configuration
     */
    public boolean wantsImport() {
        return options.imported != null;
    }

    /** {@return of which file, or "-" for standard input} */
    public String importFrom() {
        return options.imported;
    }

    /**
     * Tells whether {@code --probe} was given.
     *
     * @return whether to print what the source delivers, and to serve nothing
     */
    public boolean wantsProbe() {
        return options.probe;
    }

    /** {@return whether the settings are there} */
    public boolean isSettled() {
        return settled != null;
    }

    /**
     * The text of {@code --help}.
     *
     * @return lines of at most 100 characters
     */
    public String help() {
        return HelpText.of(commander);
    }

    /**
     * What to capture from.
     *
     * @return in the order of the command line
     */
    public List<CameraSpec> cameras() {
        return settled.cameras();
    }

    /**
     * How much memory there is for pictures.
     *
     * @return settings within their ranges
     */
    public MemorySettings memorySettings() {
        return settled.memory();
    }

    /**
     * How to serve.
     *
     * @return settings within their ranges
     */
    public ServerSettings serverSettings() {
        return settled.server();
    }
}
