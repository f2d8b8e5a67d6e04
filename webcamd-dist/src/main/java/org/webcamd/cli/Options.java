package org.webcamd.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.ParametersDelegate;
import java.util.ArrayList;
import java.util.List;
import org.webcamd.memory.MemorySettings;

/**
 * Every option with its default and its line in {@code --help}; those of webcam.py with its spelling and defaults. The
 * hundreds of {@code order} are the sections of the help, {@code placeholder} is what a value is called there: one that
 * is written {@code FILE} is completed as a file, one that is written {@code a|b} to those words. Filled by JCommander,
 * read by {@link CommandLine} and {@link NamedCameras}.
 */
final class Options {
    /** From that order on, options are not for cameras. */
    static final int OF_THE_SERVER = 200;
    /** From that order on, options say what to do in place of serving, or how to begin: they stand in no file. */
    static final int IN_PLACE_OF_SERVING = 500;

    /** Those of a file's sections, beside those of {@code --camera}. */
    List<CameraText> sections = new ArrayList<>();

    /** The category of those that most users need: the help shows them alone. */
    static final String BASIC = "basic";

    @Parameter(names = "--source", order = 101, placeholder = "SOURCE", category = BASIC,
        description = "where pictures come from: a device such as /dev/video2 or /dev/v4l/by-id/...; 'test', a moving "
            + "test picture that needs no camera; file:PATH, a folder of .jpg files (its newest with ',newest' behind "
            + "it) or a video in a loop; http://... or https://..., another camera's stream or picture; exec:COMMAND, "
            + "or - for standard input, JPEGs end to end or multipart (default: /dev/video<index>)")
    String source;

    @Parameter(names = "--index", order = 102, placeholder = "INDEX", category = BASIC, converter = WholeNumber.class,
        description = "number of the device: /dev/video<index> (default: 0)")
    Integer index;

    @Parameter(names = "--camera", order = 103, placeholder = "NAME=SOURCE", category = BASIC,
        splitter = Undivided.class,
        description = "one of several cameras, served below /NAME/; may be given several times, in place of --source. "
            + "Settings of its own stand behind: NAME=SOURCE,width=640,control=brightness=9; the options below are "
            + "those of all cameras. auto: every camera that is plugged in, now or later, by a name of its own that "
            + "stays (--list-devices)")
    List<String> cameras = new ArrayList<>();

    @ParametersDelegate
    ClusterOptions cluster = new ClusterOptions();

    @ParametersDelegate
    CameraOptions ofAllCameras = new CameraOptions();

    @Parameter(names = "--port", order = 201, placeholder = "PORT", category = BASIC, converter = PortNumber.class,
        description = "TCP port to listen on")
    int port = 8080;

    @Parameter(names = "--ipv", order = 202, placeholder = "4|6", converter = WholeNumber.class,
        description = "which address to listen on: 4, the one of IPv4; 6, the one of IPv6, which with :: serves both")
    int ipv = 4;

    @Parameter(names = "--v4bindaddress", order = 203, placeholder = "ADDRESS", category = BASIC,
        description = "IPv4 address to listen on")
    String v4bindaddress = "0.0.0.0";

    @Parameter(names = "--v6bindaddress", order = 204, placeholder = "ADDRESS",
        description = "IPv6 address to listen on")
    String v6bindaddress = "::";

    @Parameter(names = "--unix", order = 216, placeholder = "PATH", splitter = Undivided.class,
        description = "listen on a Unix domain socket as well (with --port none: only there), such as "
            + "/run/webcamd/webcamd.sock,mode=660,group=www-data: who may open that file may connect, and is believed "
            + "as a --trusted-proxy is; mode, owner and group are optional (default: none)")
    String unix;

    @Parameter(names = "--streamwait", order = 205, placeholder = "SECONDS", converter = DecimalNumber.class,
        description = "least pause between two frames to the same viewer, in seconds")
    double streamwait = 0.01;

    @Parameter(names = "--stall-timeout", order = 206, placeholder = "SECONDS", converter = DecimalNumber.class,
        description = "close a viewer that has taken nothing for so many seconds")
    double stallTimeout = 10;

    @Parameter(names = "--part-timeout", order = 207, placeholder = "SECONDS", converter = DecimalNumber.class,
        description = "close a viewer that has not taken a picture whole after so many seconds")
    double partTimeout = 20;

    @Parameter(names = "--adapt", order = 208,
        description = "make the picture as small as each viewer's link needs it to stay fresh, unless the viewer asks "
            + "for adapt=0; without it, for those who ask for adapt=1")
    boolean adapt;

    @Parameter(names = "--snapshot-timeout", order = 209, placeholder = "SECONDS", converter = DecimalNumber.class,
        description = "answer 503 to a request for a picture after so many seconds without a fresh one (default: 1, "
            + "or three frames where that is longer)")
    Double snapshotTimeout;

    @Parameter(names = "--max-viewers", order = 210, placeholder = "NUMBER", converter = WholeNumber.class,
        description = "how many may watch at once; others are told to try again")
    int maxViewers = 4096;

    @Parameter(names = "--allow-origin", order = 307, placeholder = "ORIGINS", category = BASIC,
        description = "web pages that may read what is served here: lan, those of the own network; *, all; or origins "
            + "such as https://mainsail.example.org, separated by commas")
    List<String> allowOrigin = new ArrayList<>(List.of("lan"));

    @Parameter(names = "--allow-control", order = 305, category = BASIC,
        description = "let those who may watch also read and set the camera's controls, at /?controls")
    boolean allowControl;

    @Parameter(names = "--host", order = 306, placeholder = "NAME",
        description = "a name by which controls may be set here, such as cam.example.org, beside addresses, "
            + "localhost, this machine's own names and those in .local; may be given several times")
    List<String> host = new ArrayList<>();

    @Parameter(names = "--users", order = 301, placeholder = "FILE", category = BASIC,
        description = "file of users and their passwords, as 'htpasswd -B' writes it: who is not in it is not served; "
            + "read again when it changes (default: everybody is served)")
    String users;

    @Parameter(names = "--operator", order = 302, placeholder = "USER",
        description = "one of --users who may also change something; the others watch; may be given several times")
    List<String> operators = new ArrayList<>();

    @Parameter(names = "--anonymous", order = 303,
        description = "let everybody watch, and ask those of --users only who change something (default: off)")
    boolean anonymous;

    @Parameter(names = "--link-key", order = 304, placeholder = "FILE",
        description = "file of at least 32 random bytes: who has a link that was signed with it (--sign-link) may "
            + "watch as well; another key makes all links before void (default: no links)")
    String linkKey;

    @Parameter(names = "--frame-memory", order = 213, placeholder = "SIZE", converter = ByteSize.class,
        description = "how much memory pictures may take, of all cameras and viewers together, such as 64M or 1G; "
            + "who holds the oldest ones is closed before it is used up (default: an eighth of the machine's, at least "
            + "32M and at most 128M, or 16M a camera)")
    Long frameMemory;

    @Parameter(names = "--max-picture", order = 214, placeholder = "SIZE", converter = ByteSize.class,
        description = "the largest picture that is taken from a source, such as 8M; at most an eighth of "
            + "--frame-memory")
    long maxPicture = MemorySettings.DEFAULT_MAX_PICTURE_BYTES;

    @Parameter(names = "--transport", order = 215, placeholder = "auto|epoll|io_uring|nio",
        description = "how to talk to the kernel: auto, epoll, io_uring or nio; auto takes epoll on Linux")
    String transport = "auto";

    @Parameter(names = "--max-per-address", order = 211, placeholder = "NUMBER", converter = WholeNumber.class,
        description = "how many connections one address (of IPv6: one /64) may have; what is more is told to try again "
            + "(default: a quarter of all)")
    Integer maxPerAddress;

    @Parameter(names = "--trusted-proxy", order = 212, placeholder = "ADDRESS",
        description = "a proxy that is believed whom it speaks for (X-Forwarded-For, Forwarded), or a network of them, "
            + "such as 10.0.0.0/8; may be given several times, or separated by commas")
    List<String> trustedProxies = new ArrayList<>();

    @Parameter(names = "--tls-cert", order = 308, placeholder = "FILE",
        description = "speak TLS with this certificate: a PEM file, those that lead to a known one behind it; needs "
            + "--tls-key. Both are loaded anew when they change")
    String tlsCert;

    @Parameter(names = "--tls-key", order = 309, placeholder = "FILE",
        description = "the private key of --tls-cert: a PEM file without password")
    String tlsKey;

    @Parameter(names = "--tls-self-signed", order = 310, category = BASIC,
        description = "speak TLS with a key and a certificate that are made at the first start and kept")
    boolean tlsSelfSigned;

    @Parameter(names = "--showfps", order = 401, description = "log capture and stream rates every 5 seconds")
    boolean showfps;

    @Parameter(names = "--loghttp", order = 402, description = "log each HTTP request")
    boolean loghttp;

    @Parameter(names = "--config", order = 500, placeholder = "FILE", category = BASIC,
        description = "a file with lines 'port = 8080', the options here by their names, and for each of several "
            + "cameras a line '[camera NAME]' with its source and settings below; what is given here counts more; read "
            + "again at SIGHUP (default: none)")
    String config;

    @Parameter(names = "--check-config", order = 508,
        description = "say whether --config and the options beside it are good, and exit")
    boolean checkConfig;

    @Parameter(names = "--list-devices", order = 501, category = BASIC,
        description = "print the cameras of this machine with their formats, sizes, rates and controls, and exit")
    boolean listDevices;

    @Parameter(names = "--probe", order = 502, placeholder = "[SOURCE]", category = BASIC,
        description = "take pictures for two seconds, print what came, and exit; serves nothing. A source may follow, "
            + "as in --probe /dev/video2")
    boolean probe;

    @Parameter(names = "--sign-link", order = 503, placeholder = "URL",
        description = "print that address, such as http://HOST:8080/bed/?stream, with a signature by --link-key that "
            + "lets watch without a password, and exit")
    String signLink;

    @Parameter(names = "--valid", order = 504, placeholder = "TIME",
        description = "for how long the link of --sign-link is good: 90s, 30m, 12h or 7d")
    String valid = "7d";

    @Parameter(names = "--import", order = 505, placeholder = "FILE",
        description = "print the configuration that does what that file says, and what cannot be had, and exit: a "
            + "crowsnest.conf, an octopi.txt, or a script, unit or text with a command line of mjpg_streamer, "
            + "ustreamer or camera-streamer; - for standard input")
    String imported;

    @Parameter(names = "--version", order = 505, category = BASIC, description = "print the version and exit")
    boolean version;

    @Parameter(names = {"-h", "--help"}, order = 506, placeholder = "[all|OPTION]", category = BASIC, help = true,
        description = "print the basic options, all of them, or one, and exit")
    boolean help;
}
