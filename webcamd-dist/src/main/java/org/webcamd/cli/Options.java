package org.webcamd.cli;

import com.beust.jcommander.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * Every option with its default and its line in {@code --help}; those of webcam.py with its spelling and defaults. The
 * hundreds of {@code order} are the sections of the help. Filled by JCommander, read by {@link CommandLine}.
 */
final class Options {
    @Parameter(names = "--source", order = 101,
        description = "where pictures come from: a device such as /dev/video2 or /dev/v4l/by-id/...; 'test', a moving "
            + "test picture that needs no camera; file:PATH, a folder of .jpg files or a video in a loop; http://... "
            + "or https://..., another camera's stream or picture; exec:COMMAND, or - for standard input, JPEGs end to "
            + "end or multipart (default: /dev/video<index>)")
    String source;

    @Parameter(names = "--index", order = 102, converter = WholeNumber.class,
        description = "number of the device: /dev/video<index>")
    int index = 0;

    @Parameter(names = "--width", order = 103, converter = WholeNumber.class,
        description = "width to ask of the camera, in pixels")
    int width = 1280;

    @Parameter(names = "--height", order = 104, converter = WholeNumber.class,
        description = "height to ask of the camera, in pixels")
    int height = 720;

    @Parameter(names = "--fps", order = 105, converter = DecimalNumber.class,
        description = "frames a second to ask of the camera")
    double fps = 30;

    @Parameter(names = "--format", order = 106,
        description = "auto, mjpeg (the camera's own JPEGs, passed through) or yuyv (raw, encoded here); auto takes "
            + "mjpeg where the camera has it")
    String format = "auto";

    @Parameter(names = "--quality", order = 107, converter = WholeNumber.class,
        description = "quality of the JPEGs that are encoded here, 1 to 100; the camera's own stay as they are")
    int quality = 80;

    @Parameter(names = "--rotate", order = 108,
        description = "turn the picture for all viewers: 0 (90 degrees clockwise), 1 (180), 2 (90 counter-clockwise), "
            + "or degrees: 90, 180, 270, -90 (default: not at all)")
    String rotate;

    @Parameter(names = "--control", order = 109,
        description = "NAME=VALUE, set each time that the device is opened; may be given several times. "
            + "--list-devices shows what a camera has")
    List<String> controls = new ArrayList<>();

    @Parameter(names = "--settle-frames", order = 110, converter = WholeNumber.class,
        description = "how many frames to discard when a device was opened, while its exposure settles "
            + "(default: 3 for a device, none for other sources)")
    Integer settleFrames;

    @Parameter(names = "--encodewait", order = 111, converter = DecimalNumber.class,
        description = "seconds to pause after each captured frame")
    double encodewait = 0.01;

    @Parameter(names = "--port", order = 201, converter = WholeNumber.class, description = "TCP port to listen on")
    int port = 8080;

    @Parameter(names = "--ipv", order = 202, converter = WholeNumber.class,
        description = "4: listen on the IPv4 address; 6: on the IPv6 address, which with :: serves both")
    int ipv = 4;

    @Parameter(names = "--v4bindaddress", order = 203, description = "IPv4 address to listen on")
    String v4bindaddress = "0.0.0.0";

    @Parameter(names = "--v6bindaddress", order = 204, description = "IPv6 address to listen on")
    String v6bindaddress = "::";

    @Parameter(names = "--streamwait", order = 205, converter = DecimalNumber.class,
        description = "least pause between two frames to the same viewer, in seconds")
    double streamwait = 0.01;

    @Parameter(names = "--stall-timeout", order = 206, converter = DecimalNumber.class,
        description = "close a viewer that has taken nothing for so many seconds")
    double stallTimeout = 10;

    @Parameter(names = "--snapshot-timeout", order = 207, converter = DecimalNumber.class,
        description = "answer 503 to a request for a picture after so many seconds without a fresh one (default: 1, "
            + "or three frames where that is longer)")
    Double snapshotTimeout;

    @Parameter(names = "--max-viewers", order = 208, converter = WholeNumber.class,
        description = "how many may watch at once; others are told to try again")
    int maxViewers = 4096;

    @Parameter(names = "--allow-origin", order = 209,
        description = "web pages that may read what is served here: *, or origins such as https://mainsail.local, "
            + "separated by commas")
    List<String> allowOrigin = new ArrayList<>(List.of("*"));

    @Parameter(names = "--transport", order = 210,
        description = "how to talk to the kernel: auto, epoll, io_uring or nio; auto takes epoll on Linux")
    String transport = "auto";

    @Parameter(names = "--showfps", order = 301, description = "log capture and stream rates every 5 seconds")
    boolean showfps;

    @Parameter(names = "--loghttp", order = 302, description = "log each HTTP request")
    boolean loghttp;

    @Parameter(names = "--list-devices", order = 401,
        description = "print the cameras of this machine with their formats, sizes, rates and controls, and exit")
    boolean listDevices;

    @Parameter(names = "--version", order = 402, description = "print the version and exit")
    boolean version;

    @Parameter(names = {"-h", "--help"}, order = 403, help = true, description = "print this help and exit")
    boolean help;
}
