package org.webcamd.cli;

import java.util.List;

/** What there is to say of the program beside its options, for the help and the manual page. */
public final class ProgramDescription {
    /** In one line. */
    public static final String SUMMARY =
        "Serves cameras over HTTP as live MJPEG, as single pictures and as statistics.";

    /** How it is called. */
    public static final String USAGE = "webcamd [SOURCE] [OPTION...]";

    /** Commands to begin with. */
    public static final List<Line> EXAMPLES = List.of(
        new Line("webcamd --source test", "try it without a camera, then open http://localhost:8080/"),
        new Line("webcamd", "the camera at /dev/video0"),
        new Line("webcamd --list-devices", "which cameras there are"),
        new Line("webcamd /dev/video2 --port 8081", "another camera, on another port"),
        new Line("webcamd --camera front=/dev/video0 --camera back=/dev/video2,rotate=180",
            "two cameras, the second one upside down"));

    /** Addresses below that of the server. */
    public static final List<Line> SERVED = List.of(
        new Line("/", "page"),
        new Line("/?stream", "live stream (also /?action=stream, /stream.mjpg)"),
        new Line("/?snapshot", "picture (also /?action=snapshot, /snapshot.jpg)"),
        new Line("/?info", "statistics"),
        new Line("/?controls", "the camera's controls, with --allow-control"),
        new Line("/metrics", "for Prometheus; /healthz and /readyz for supervisors"),
        new Line("/NAME/", "the page of a camera of --camera, and the same below it, such as /NAME/?stream"));

    /** With which code it ends, and when. */
    public static final List<Line> EXIT_CODES = List.of(
        new Line("0", "ended by SIGTERM or SIGINT, or after printing what was asked for"),
        new Line("1", "cannot start, as when the port is in use or there is no Java; with --probe, no picture came"),
        new Line("2", "wrong usage"),
        new Line("3", "the Java heap was full"),
        new Line("4", "a thread hung for good: this process could not serve any more"));

    private ProgramDescription() {
    }

    /**
     * Something and what it means.
     *
     * @param term as it is typed
     * @param text in a few words
     */
    public record Line(String term, String text) {
    }
}
