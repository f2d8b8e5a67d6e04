package org.webcamd.cli;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.webcamd.access.AccessSettings;
import org.webcamd.access.AllowedOrigins;
import org.webcamd.admission.ConnectionSettings;
import org.webcamd.admission.ListenSettings;
import org.webcamd.admission.TrustedProxies;
import org.webcamd.auth.AuthSettings;
import org.webcamd.capture.CameraSpec;
import org.webcamd.memory.MachineMemory;
import org.webcamd.memory.MemorySettings;
import org.webcamd.server.ServerSettings;
import org.webcamd.server.Transport;
import org.webcamd.settings.SettingException;
import org.webcamd.tls.TlsSettings;
import org.webcamd.viewer.StreamSettings;

/**
 * A command line that was understood: what the user asks for, as the settings of each package. Immutable once parsed.
 */
public final class CommandLine {
    private static final String PROBE = "--probe";
    /** What can be nothing but a source. */
    private static final Pattern SOURCE = Pattern.compile("^(?:/|file:|exec:|https?://|test$)");

    private final JCommander commander;
    private final Options options = new Options();
    private List<CameraSpec> cameras;
    private ServerSettings serverSettings;
    private MemorySettings memorySettings;
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
            Abbreviations beginnings = new Abbreviations(options);
            line.commander.parse(withSourceOfProbe(beginnings.writtenOut(withoutEqualsSigns(withSource(args)))));
            if (line.wantsSignedLink()) {
                line.linkRequest = LinkRequest.of(line.options);
            } else if (!line.wantsHelp() && !line.wantsVersion() && !line.wantsDeviceList()) {
                line.settle();
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

    /** {@code --port=80} as {@code --port 80}. */
    private static String[] withoutEqualsSigns(String... args) {
        return Arrays.stream(args)
            .flatMap(arg -> arg.matches("(?s)--[a-z0-9-]+=.*") ? Arrays.stream(arg.split("=", 2)) : Stream.of(arg))
            .toArray(String[]::new);
    }

    /** {@code webcamd /dev/video2} as {@code webcamd --source /dev/video2}. */
    private static String[] withSource(String... args) {
        boolean source = args.length > 0 && SOURCE.matcher(args[0]).find();
        return source ? Stream.concat(Stream.of("--source"), Arrays.stream(args)).toArray(String[]::new) : args;
    }

    /** {@code --probe /dev/video2} as {@code --probe --source /dev/video2}. */
    private static String[] withSourceOfProbe(String... args) {
        List<String> words = new ArrayList<>(List.of(args));
        for (int i = words.size() - 1; i > 0; i--) {
            boolean value = words.get(i).equals("-") || !words.get(i).startsWith("-");
            if (value && words.get(i - 1).equals(PROBE)) {
                words.add(i, "--source");
            }
        }
        return words.toArray(String[]::new);
    }

    private void settle() {
        ListenSettings listen =
            new ListenSettings(options.ipv, options.v4bindaddress, options.v6bindaddress, options.port);
        cameras = NamedCameras.of(options);
        StreamSettings stream = new StreamSettings(OptionValues.seconds(options.streamwait),
            OptionValues.seconds(options.stallTimeout), OptionValues.seconds(options.partTimeout), options.adapt);
        memorySettings = memoryOptions();
        serverSettings = new ServerSettings(listen,
            TlsSettings.of(options.tlsCert, options.tlsKey, options.tlsSelfSigned),
            OptionValues.oneOf("transport", options.transport, Transport.class), options.maxViewers, connections(),
            stream,
            Optional.ofNullable(options.snapshotTimeout).map(OptionValues::seconds),
            new AccessSettings(new AllowedOrigins(options.allowOrigin), options.host, options.allowControl),
            auth(), options.loghttp, options.showfps);
    }

    private AuthSettings auth() {
        return new AuthSettings(Optional.ofNullable(options.users).map(file -> OptionValues.path("users", file)),
            Set.copyOf(options.operators), options.anonymous,
            Optional.ofNullable(options.linkKey).map(file -> OptionValues.path("link-key", file)));
    }

    private ConnectionSettings connections() {
        return new ConnectionSettings(Optional.ofNullable(options.maxPerAddress),
            new TrustedProxies(options.trustedProxies));
    }

    private MemorySettings memoryOptions() {
        return options.frameMemory == null ? MemorySettings.ofMachine(MachineMemory.bytes(), options.maxPicture)
            : MemorySettings.of(options.frameMemory, options.maxPicture);
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
     * Tells whether {@code --probe} was given.
     *
     * @return whether to print what the source delivers, and to serve nothing
     */
    public boolean wantsProbe() {
        return options.probe;
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
     * @return at least one, in the order of the command line
     */
    public List<CameraSpec> cameras() {
        return cameras;
    }

    /**
     * How much memory there is for pictures.
     *
     * @return settings within their ranges
     */
    public MemorySettings memorySettings() {
        return memorySettings;
    }

    /**
     * How to serve.
     *
     * @return settings within their ranges
     */
    public ServerSettings serverSettings() {
        return serverSettings;
    }
}
