package org.webcamd.imports;

import java.util.List;
import java.util.Locale;
import org.webcamd.text.ForeignText;

/** What the options of ustreamer are here. Stateless. */
final class UstreamerOptions {
    private static final String NO_SINK = "pictures are not shared through memory";
    private static final String NO_H264 = "H.264 is not made here";
    private static final String NO_GPIO = "no pins are switched";
    private static final OptionTable TABLE = picture(controls(server(rest(new OptionTable(false)))));

    private UstreamerOptions() {
    }

    /** A whole command line, with what holds where it says nothing. */
    static void read(List<String> words, ImportedCamera camera) {
        readMore(words, camera);
        if (camera.source() == null) {
            camera.source("/dev/video0");
        }
        if (!camera.settings().containsKey("width")) {
            camera.size("640x480");
        }
        if (camera.port() == null) {
            camera.port("8080");
        }
        camera.server().listenByDefaultOn("127.0.0.1");
    }

    /** Options alone, on top of others. */
    static void readMore(List<String> words, ImportedCamera camera) {
        TABLE.read(words, camera);
    }

    private static OptionTable picture(OptionTable table) {
        return table.value("device d", ImportedCamera::device)
            .value("resolution r", ImportedCamera::size)
            .value("desired-fps f", (camera, text) -> {
                // 0 is as many as there are.
                if (!text.equals("0")) {
                    camera.set("fps", text, 1, 1000);
                }
            })
            .value("quality q", (camera, text) -> camera.set("quality", text, 1, 100))
            .value("format m", UstreamerOptions::format)
            .value("device-timeout", (camera, text) -> camera.set("source-timeout", text, 1, 3600))
            .value("input i", (camera, text) -> {
                if (!text.equals("0")) {
                    camera.note("--input %s: an input of a capture card cannot be chosen here"
                        .formatted(ForeignText.cleaned(text)));
                }
            })
            .noteFlag("allow-truncated-frames T", "pictures without an end marker are looked at one by one")
            .noteValue("drop-same-frames e", "a picture that is as the one before is sent all the same");
    }

    private static void format(ImportedCamera camera, String text) {
        switch (text.toUpperCase(Locale.ROOT)) {
            case "MJPEG", "JPEG" -> camera.set("format", "mjpeg");
            case "YUYV" -> camera.set("format", "yuyv");
            default -> camera.note("--format %s: there are auto, mjpeg and yuyv; auto takes what the camera has"
                .formatted(ForeignText.cleaned(text)));
        }
    }

    private static OptionTable controls(OptionTable table) {
        automatic(table, "brightness", "brightness_automatic", "brightness");
        automatic(table, "hue", "hue_automatic", "hue");
        automatic(table, "white-balance", "white_balance_automatic", "white_balance_temperature");
        automatic(table, "gain", "gain_automatic", "gain");
        for (String plain : List.of("contrast", "saturation", "gamma", "sharpness", "backlight-compensation")) {
            plain(table, plain, plain.replace('-', '_'));
        }
        plain(table, "color-effect", "color_effects");
        plain(table, "rotate", "rotate");
        plain(table, "flip-vertical", "vertical_flip");
        plain(table, "flip-horizontal", "horizontal_flip");
        return table.noteFlag("image-default", "controls stay as they are, but for those that are set");
    }

    private static void automatic(OptionTable table, String option, String master, String control) {
        table.value(option, (camera, text) -> {
            switch (text.toLowerCase(Locale.ROOT)) {
                case "auto" -> camera.control(master, "1");
                case "default" -> leftAlone(camera, option);
                default -> camera.control(control, text);
            }
            if (control.startsWith("white") && camera.controls().containsKey(control)) {
                camera.control(master, "0");
            }
        });
    }

    private static void plain(OptionTable table, String option, String control) {
        table.value(option, (camera, text) -> {
            if (text.equalsIgnoreCase("default")) {
                leftAlone(camera, option);
            } else {
                camera.control(control, text);
            }
        });
    }

    private static void leftAlone(ImportedCamera camera, String option) {
        camera.note("--%s default: it stays as it is".formatted(option));
    }

    private static OptionTable server(OptionTable table) {
        return table.value("host s", (camera, text) -> camera.server().listenOn(text))
            .value("port p", ImportedCamera::port)
            .value("server-timeout", (camera, text) -> camera.setForAll("stall-timeout", text, 1, 3600))
            .value("allow-origin", (camera, text) -> {
                if (text.matches("\\*|https?://[A-Za-z0-9.:_\\[\\]-]+/?")) {
                    camera.server().option("allow-origin", text);
                } else if (!text.isEmpty()) {
                    camera.note("--allow-origin %s: no origin such as https://mainsail.local".formatted(
                        ForeignText.cleaned(text)));
                }
            })
            .value("user", (camera, text) -> camera.server().users(text))
            .value("passwd", (camera, text) -> { })
            .value("unix U", (camera, text) -> camera.server().unix(text))
            .value("unix-mode M", (camera, text) -> camera.server().unixMode(text))
            .flag("unix-rm D", camera -> { })
            .noteFlag("systemd S", "sockets are handed over by systemd's unit")
            .noteValue("static", "no files are served, but pages of its own")
            .noteValue("instance-id", "cameras have names: [camera NAME]")
            .noteValue("fake-resolution R", "the size is told as it is")
            .flag("tcp-nodelay", camera -> { });
    }

    private static OptionTable rest(OptionTable table) {
        for (String kind : List.of("", "jpeg-", "raw-", "h264-")) {
            table.noteValue(kind + "sink", NO_SINK).noteValue(kind + "sink-mode", NO_SINK)
                .noteFlag(kind + "sink-rm", NO_SINK).noteValue(kind + "sink-client-ttl", NO_SINK)
                .noteValue(kind + "sink-timeout", NO_SINK);
        }
        for (String kind : List.of("h264-bitrate", "h264-gop", "h264-m2m-device")) {
            table.noteValue(kind, NO_H264);
        }
        for (String pin : List.of("device", "consumer-prefix", "prog-running", "stream-online", "has-http-clients")) {
            table.noteValue("gpio-" + pin, NO_GPIO);
        }
        // What nobody misses.
        List.of("io-method I", "min-frame-size z", "buffers b", "workers w", "glitched-resolutions g", "blank k",
            "last-as-blank K", "device-error-delay", "m2m-device", "media-device", "media-entity-name", "encoder c",
            "process-name-prefix", "log-level").forEach(names -> table.value(names, (camera, text) -> { }));
        List.of("persistent n", "slowdown l", "exit-on-parent-death", "notify-parent", "perf", "verbose", "debug",
            "force-log-colors", "no-log-colors").forEach(names -> table.flag(names, camera -> { }));
        return table.noteFlag("h264-boost", NO_H264).noteFlag("v4p", "no picture is shown on a screen")
            .noteValue("tv-standard a", "a standard of television cannot be chosen here")
            .noteFlag("dv-timings t", "timings of HDMI are not followed here")
            .noteFlag("format-swap-rgb", "colours are taken as the driver tells them")
            .noteFlag("exit-on-device-error", "webcamd stays, and tries again")
            .noteValue("exit-on-no-clients", "webcamd stays; a camera that nobody watches rests");
    }
}
