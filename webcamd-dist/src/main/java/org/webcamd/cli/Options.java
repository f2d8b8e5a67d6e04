package org.webcamd.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.ParametersDelegate;
import java.util.ArrayList;
import java.util.List;
import org.webcamd.memory.MemorySettings;

/**
 * Every option with its default and its line in {@code --help}; those of webcam.py with its spelling and defaults. The
 * hundreds of {@code order} are the sections of the help. Filled by JCommander, read by {@link CommandLine} and
 * {@link NamedCameras}.
 */
final class Options {
    /** From that order on, options are not for cameras. */
    static final int OF_THE_SERVER = 200;
    /** From that order on, options say what to do in place of serving, or how to begin: they stand in no file. */
    static final int IN_PLACE_OF_SERVING = 500;

    /** Those of a file's sections, beside those of {@code --camera}. */
    List<CameraText> sections = new ArrayList<>();

    @Parameter(names = "--source", order = 101,
        description = "where pictures come from: a device such as /dev/video2 or /dev/v4l/by-id/...; 'test', a moving "
            + "test picture that needs no camera; file:PATH, a folder of .jpg files (its newest with ',newest' behind "
            + "it) or a video in a loop; http://... or https://..., another camera's stream or picture; exec:COMMAND, "
            + "or - for standard input, JPEGs end to end or multipart (default: /dev/video<index>)")
    String source;

    @Parameter(names = "--index", order = 102, converter = WholeNumber.class,
        description = "number of the device: /dev/video<index> (default: 0)")
    Integer index;

    @Parameter(names = "--camera", order = 103, splitter = Undivided.class,
        description = "NAME=SOURCE, one of several cameras, served below /NAME/; may be given several times, in place "
            + "of --source. Settings of its own stand behind: NAME=SOURCE,width=640,rotate=90,control=brightness=128; "
            + "the options below are those of all cameras")
    List<String> cameras = new ArrayList<>();

    @ParametersDelegate
    CameraOptions ofAllCameras = new CameraOptions();

    @Parameter(names = "--port", order = 201, converter = PortNumber.class, description = "TCP port to listen on")
    int port = 8080;

    @Parameter(names = "--ipv", order = 202, converter = WholeNumber.class,
        description = "4: listen on the IPv4 address; 6: on the IPv6 address, which with :: serves both")
    int ipv = 4;

    @Parameter(names = "--v4bindaddress", order = 203, description = "IPv4 address to listen on")
    String v4bindaddress = "0.0.0.0";

    @Parameter(names = "--v6bindaddress", order = 204, description = "IPv6 address to listen on")
    String v6bindaddress = "::";

    @Parameter(names = "--unix", order = 216, splitter = Undivided.class,
        description = "listen on a Unix domain socket as well (with --port none: only there), such as "
            + "/run/webcamd/webcamd.sock,mode=660,group=www-data: who may open that file may connect, and is believed "
            + "as a --trusted-proxy is; mode, owner and group are optional (default: none)")
    String unix;

    @Parameter(names = "--streamwait", order = 205, converter = DecimalNumber.class,
        description = "least pause between two frames to the same viewer, in seconds")
    double streamwait = 0.01;

    @Parameter(names = "--stall-timeout", order = 206, converter = DecimalNumber.class,
        description = "close a viewer that has taken nothing for so many seconds")
    double stallTimeout = 10;

    @Parameter(names = "--part-timeout", order = 207, converter = DecimalNumber.class,
        description = "close a viewer that has not taken a picture whole after so many seconds")
    double partTimeout = 20;

    @Parameter(names = "--adapt", order = 208,
        description = "make the picture as small as each viewer's link needs it to stay fresh, unless the viewer asks "
            + "for adapt=0; without it, for those who ask for adapt=1")
    boolean adapt;

    @Parameter(names = "--snapshot-timeout", order = 209, converter = DecimalNumber.class,
        description = "answer 503 to a request for a picture after so many seconds without a fresh one (default: 1, "
            + "or three frames where that is longer)")
    Double snapshotTimeout;

    @Parameter(names = "--max-viewers", order = 210, converter = WholeNumber.class,
        description = "how many may watch at once; others are told to try again")
    int maxViewers = 4096;

    @Parameter(names = "--allow-origin", order = 307,
        description = "web pages that may read what is served here: lan, those of the own network; *, all; or origins "
            + "such as https://mainsail.example.org, separated by commas")
    List<String> allowOrigin = new ArrayList<>(List.of("lan"));

    @Parameter(names = "--allow-control", order = 305,
        description = "let those who may watch also read and set the camera's controls, at /?controls")
    boolean allowControl;

    @Parameter(names = "--host", order = 306,
        description = "a name, such as cam.example.org, by which controls may be set here, beside addresses, "
            + "localhost, this machine's own names and those in .local; may be given several times")
    List<String> host = new ArrayList<>();

    @Parameter(names = "--users", order = 301,
        description = "file of users and their passwords, as 'htpasswd -B' writes it: who is not in it is not served; "
            + "read again when it changes (default: everybody is served)")
    String users;

    @Parameter(names = "--operator", order = 302,
        description = "one of --users who may also change something; the others watch; may be given several times")
    List<String> operators = new ArrayList<>();

    @Parameter(names = "--anonymous", order = 303,
        description = "let everybody watch, and ask those of --users only who change something (default: off)")
    boolean anonymous;

    @Parameter(names = "--link-key", order = 304,
        description = "file of at least 32 random bytes: who has a link that was signed with it (--sign-link) may "
            + "watch as well; another key makes all links before void (default: no links)")
    String linkKey;

    @Parameter(names = "--frame-memory", order = 213, converter = ByteSize.class,
        description = "how much memory pictures may take, of all cameras and viewers together, such as 64M or 1G; "
            + "who holds the oldest ones is closed before it is used up (default: an eighth of the machine's, at least "
            + "32M and at most 128M, or 16M a camera)")
    Long frameMemory;

    @Parameter(names = "--max-picture", order = 214, converter = ByteSize.class,
        description = "the largest picture that is taken from a source, such as 8M; at most an eighth of "
            + "--frame-memory")
    long maxPicture = MemorySettings.DEFAULT_MAX_PICTURE_BYTES;

    @Parameter(names = "--transport", order = 215,
        description = "how to talk to the kernel: auto, epoll, io_uring or nio; auto takes epoll on Linux")
    String transport = "auto";

    @Parameter(names = "--max-per-address", order = 211, converter = WholeNumber.class,
        description = "how many connections one address (of IPv6: one /64) may have; what is more is told to try again "
            + "(default: a quarter of all)")
    Integer maxPerAddress;

    @Parameter(names = "--trusted-proxy", order = 212,
        description = "address, or network such as 10.0.0.0/8, of proxies that are believed whom they speak for "
            + "(X-Forwarded-For, Forwarded); may be given several times, or separated by commas")
    List<String> trustedProxies = new ArrayList<>();

    @Parameter(names = "--tls-cert", order = 308,
        description = "speak TLS with this certificate: a PEM file, those that lead to a known one behind it; needs "
            + "--tls-key. Both are loaded anew when they change")
    String tlsCert;

    @Parameter(names = "--tls-key", order = 309,
        description = "the private key of --tls-cert: a PEM file without password")
    String tlsKey;

    @Parameter(names = "--tls-self-signed", order = 310,
        description = "speak TLS with a key and a certificate that are made at the first start and kept")
    boolean tlsSelfSigned;

    @Parameter(names = "--showfps", order = 401, description = "log capture and stream rates every 5 seconds")
    boolean showfps;

    @Parameter(names = "--loghttp", order = 402, description = "log each HTTP request")
    boolean loghttp;

    @Parameter(names = "--config", order = 500,
        description = "a file with lines 'port = 8080', the options here by their names, and for each of several "
            + "cameras a line '[camera NAME]' with its source and settings below; what is given here counts more; read "
            + "again at SIGHUP (default: none)")
    String config;

    @Parameter(names = "--check-config", order = 508,
        description = "say whether --config and the options beside it are good, and exit")
    boolean checkConfig;

    @Parameter(names = "--list-devices", order = 501,
        description = "print the cameras of this machine with their formats, sizes, rates and controls, and exit")
    boolean listDevices;

    @Parameter(names = "--probe", order = 502,
        description = "take pictures for two seconds, print what came, and exit; serves nothing. A source may follow, "
            + "as in --probe /dev/video2")
    boolean probe;

    @Parameter(names = "--sign-link", order = 503,
        description = "print that address, such as http://HOST:8080/bed/?stream, with a signature by --link-key that "
            + "lets watch without a password, and exit")
    String signLink;

    @Parameter(names = "--valid", order = 504,
        description = "for how long the link of --sign-link is good: 90s, 30m, 12h or 7d")
    String valid = "7d";

    @Parameter(names = "--import", order = 505,
        description = "print the configuration that does what that file says, and what cannot be had, and exit: a "
            + "crowsnest.conf, an octopi.txt, or a script, unit or text with a command line of mjpg_streamer, "
            + "ustreamer or camera-streamer; - for standard input")
    String imported;

    @Parameter(names = "--version", order = 505, description = "print the version and exit")
    boolean version;

    @Parameter(names = {"-h", "--help"}, order = 506, help = true, description = "print this help and exit")
    boolean help;
}
