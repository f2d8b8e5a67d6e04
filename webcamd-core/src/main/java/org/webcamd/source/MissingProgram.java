package org.webcamd.source;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that the shell did not find (code 127), and which package of Debian has it. Stateless. */
final class MissingProgram {
    static final int EXIT_CODE = 127;

    /** As dash, bash, busybox and setsid say it. */
    private static final Pattern SAID =
        Pattern.compile("([^:\\s]+): (?:command )?not found|failed to execute ([^:\\s]+):|([^:\\s]+): No such file");

    private static final Map<String, String> PACKAGES = Map.ofEntries(
        Map.entry("ffmpeg", "ffmpeg"), Map.entry("gphoto2", "gphoto2"), Map.entry("fswebcam", "fswebcam"),
        Map.entry("gst-launch-1.0", "gstreamer1.0-tools"), Map.entry("v4l2-ctl", "v4l-utils"),
        Map.entry("rpicam-vid", "rpicam-apps"), Map.entry("rpicam-still", "rpicam-apps"),
        Map.entry("rpicam-jpeg", "rpicam-apps"), Map.entry("libcamera-vid", "rpicam-apps"),
        Map.entry("cvlc", "vlc"), Map.entry("vlc", "vlc"), Map.entry("curl", "curl"), Map.entry("wget", "wget"));

    private MissingProgram() {
    }

    /** Half a sentence, of the last line that was written to standard error. */
    static String of(String lastLine) {
        Matcher said = SAID.matcher(lastLine);
        if (!said.find()) {
            return "needs a program that is not installed (code 127)" + (lastLine.isEmpty() ? "" : ": " + lastLine);
        }
        String program = said.group(1) != null ? said.group(1) : said.group(2) != null ? said.group(2) : said.group(3);
        String name = program.substring(program.lastIndexOf('/') + 1);
        return "needs the program " + program + ", which is not installed"
            + (PACKAGES.containsKey(name) ? ": sudo apt install " + PACKAGES.get(name) : "");
    }
}
