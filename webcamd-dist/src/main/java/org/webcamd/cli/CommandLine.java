package org.webcamd.cli;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.CaptureFormat;
import org.webcamd.camera.Source;
import org.webcamd.camera.V4l2Source;
import org.webcamd.capture.CaptureSettings;
import org.webcamd.mjpeg.StreamSettings;
import org.webcamd.rendition.Rotation;
import org.webcamd.route.AllowedOrigins;
import org.webcamd.route.ReportedConfig;
import org.webcamd.server.ServerSettings;
import org.webcamd.server.Transport;
import org.webcamd.source.Sources;

/**
 * A command line that was understood: what the user asks for, as the settings of each package. Immutable once parsed.
 */
public final class CommandLine {
    private static final int SETTLE_FRAMES_OF_A_DEVICE = 3;
    private static final String NO_ROTATION = "-1";

    private final JCommander commander;
    private final Options options = new Options();
    private Source source;
    private Rotation rotation;
    private CaptureSettings captureSettings;
    private ServerSettings serverSettings;

    private CommandLine() {
        commander = JCommander.newBuilder()
            .programName("webcamd")
            .addObject(options)
            // As webcam.py's parser: the last one counts, and a beginning that is unambiguous will do.
            .allowParameterOverwriting(true)
            .allowAbbreviatedOptions(true)
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
        try {
            line.commander.parse(withoutEqualsSigns(args));
            if (!line.wantsHelp() && !line.wantsVersion() && !line.wantsDeviceList()) {
                line.settle();
            }
        } catch (ParameterException wrong) {
            throw new UsageException(UsageMessage.of(wrong, args));
        } catch (IllegalArgumentException outOfRange) {
            throw new UsageException("--" + outOfRange.getMessage());
        }
        return line;
    }

    /** {@code --port=80} as {@code --port 80}: JCommander does not when it allows abbreviations. */
    private static String[] withoutEqualsSigns(String... args) {
        return Arrays.stream(args)
            .flatMap(arg -> arg.matches("(?s)--[a-z0-9-]+=.*") ? Arrays.stream(arg.split("=", 2)) : Stream.of(arg))
            .toArray(String[]::new);
    }

    private void settle() throws UsageException {
        CameraSettings camera = new CameraSettings(options.width, options.height, options.fps,
            oneOf("format", options.format, CaptureFormat.class));
        require(options.index >= 0, "index is " + options.index + ", must be 0 or more");
        require(options.ipv == 4 || options.ipv == 6, "ipv is " + options.ipv + ", must be 4 or 6");
        source = source(camera);
        rotation = rotation();
        captureSettings = new CaptureSettings(seconds(options.encodewait), options.quality, rotation,
            settleFrames(), options.width, options.height);
        StreamSettings stream = new StreamSettings(seconds(options.streamwait), seconds(options.stallTimeout));
        serverSettings = new ServerSettings(bindAddress(), options.port,
            oneOf("transport", options.transport, Transport.class), options.maxViewers, stream,
            Optional.ofNullable(options.snapshotTimeout).map(CommandLine::seconds),
            new AllowedOrigins(options.allowOrigin), options.loghttp, options.showfps);
    }

    private Source source(CameraSettings camera) throws UsageException {
        Map<String, String> controls = controls();
        String name = options.source == null ? "/dev/video" + options.index : options.source;
        if (name.startsWith("/")) {
            return new V4l2Source(Path.of(name), camera, controls);
        }
        require(controls.isEmpty(), "control is for devices, and source is '" + name + "'");
        return Sources.parse(name, camera);
    }

    private Map<String, String> controls() throws UsageException {
        Map<String, String> controls = new LinkedHashMap<>();
        for (String control : options.controls) {
            int equals = control.indexOf('=');
            require(equals > 0 && equals < control.length() - 1,
                "control is '" + control + "', must be NAME=VALUE such as brightness=128");
            controls.put(control.substring(0, equals), control.substring(equals + 1));
        }
        return controls;
    }

    private int settleFrames() {
        if (options.settleFrames != null) {
            return options.settleFrames;
        }
        return source instanceof V4l2Source ? SETTLE_FRAMES_OF_A_DEVICE : 0;
    }

    private Rotation rotation() throws UsageException {
        if (options.rotate == null || options.rotate.equals(NO_ROTATION)) {
            return Rotation.NONE;
        }
        try {
            return Rotation.parse(options.rotate);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException("--rotate is '%s', must be %s".formatted(options.rotate, Rotation.ACCEPTED));
        }
    }

    private String bindAddress() {
        return options.ipv == 6 ? options.v6bindaddress : options.v4bindaddress;
    }

    /** What is out of every range stays so; which range, the settings say. */
    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * TimeUnit.SECONDS.toNanos(1)));
    }

    private static <E extends Enum<E>> E oneOf(String option, String value, Class<E> choices) throws UsageException {
        for (E choice : choices.getEnumConstants()) {
            if (choice.name().equalsIgnoreCase(value)) {
                return choice;
            }
        }
        String accepted = Arrays.stream(choices.getEnumConstants())
            .map(choice -> choice.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
        throw new UsageException("--%s is '%s', must be one of: %s".formatted(option, value, accepted));
    }

    private static void require(boolean met, String otherwise) throws UsageException {
        if (!met) {
            throw new UsageException("--" + otherwise);
        }
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
     * The text of {@code --help}.
     *
     * @return lines of at most 100 characters
     */
    public String help() {
        return HelpText.of(commander);
    }

    /**
     * Where pictures come from.
     *
     * @return not opened yet
     */
    public Source source() {
        return source;
    }

    /**
     * How to capture.
     *
     * @return settings within their ranges
     */
    public CaptureSettings captureSettings() {
        return captureSettings;
    }

    /**
     * How to serve.
     *
     * @return settings within their ranges
     */
    public ServerSettings serverSettings() {
        return serverSettings;
    }

    /**
     * What {@code /?info} tells of the settings.
     *
     * @return the options of webcam.py
     */
    public ReportedConfig reportedConfig() {
        return new ReportedConfig(options.width, options.height, options.index, options.ipv, options.v4bindaddress,
            options.v6bindaddress, options.port, options.encodewait, options.streamwait, rotation, options.showfps,
            options.loghttp);
    }
}
