package org.webcamd.imports;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.webcamd.site.CameraName;
import org.webcamd.text.ForeignText;

/**
 * Reads crowsnest.conf, of version 3 to 5: a section for each camera, which a program of its own served on a port of
 * its own. Confined to one thread.
 */
final class Crowsnest {
    private static final Pattern SECTION = Pattern.compile("^\\s*\\[([^\\]]*)\\].*");
    private static final Pattern ENTRY = Pattern.compile("^\\s*([A-Za-z0-9_]+)\\s*[:=](.*)$");
    private static final Pattern REMARK = Pattern.compile("(?:^|\\s)[#;].*$");
    private static final String CAMERA = "cam ";

    private final Draft draft;
    private Map<String, Line> section;
    private final Map<String, Line> common = new HashMap<>();

    private Crowsnest(Draft draft) {
        this.draft = draft;
    }

    /** Tells whether a file is one. */
    static boolean is(List<Line> lines) {
        return lines.stream().map(line -> SECTION.matcher(line.text())).filter(Matcher::matches)
            .map(head -> head.group(1).strip()).anyMatch(name -> name.equals("crowsnest") || name.startsWith(CAMERA));
    }

    static void read(List<Line> lines, Draft draft) {
        Crowsnest file = new Crowsnest(draft);
        Map<String, Map<String, Line>> cameras = file.sections(lines);
        cameras.forEach((title, entries) -> {
            if (!draft.isFull()) {
                file.addCamera(title, entries);
            }
        });
        file.listen();
        draft.note("pages of all sites could read what crowsnest served; those of your own network may here"
            + " (allow-origin = lan)");
    }

    /** Those of cameras by their names, in order. */
    private Map<String, Map<String, Line>> sections(List<Line> lines) {
        Map<String, Map<String, Line>> cameras = new LinkedHashMap<>();
        for (Line line : lines) {
            Matcher head = SECTION.matcher(line.text());
            if (head.matches()) {
                begin(head.group(1).strip(), line, cameras);
            } else if (!line.isComment() && !line.isEmpty()) {
                entry(line);
            }
        }
        return cameras;
    }

    private void begin(String title, Line line, Map<String, Map<String, Line>> cameras) {
        if (title.equals("crowsnest")) {
            section = common;
        } else if (title.startsWith(CAMERA)) {
            section = cameras.computeIfAbsent(title.substring(CAMERA.length()).strip(), name -> new HashMap<>());
        } else {
            section = new HashMap<>();
            draft.note("line %d: [%s] is no camera: left out".formatted(line.number(), ForeignText.cleaned(title)));
        }
    }

    private void entry(Line line) {
        Matcher entry = ENTRY.matcher(REMARK.matcher(line.text()).replaceFirst(""));
        if (entry.matches() && section != null) {
            section.put(entry.group(1).toLowerCase(Locale.ROOT), new Line(line.number(), entry.group(2).strip()));
        } else {
            draft.note("line %d: '%s' is no setting such as port: 8080: left out".formatted(line.number(),
                ForeignText.cleaned(line.text().strip())));
        }
    }

    private void listen() {
        Line open = common.get("no_proxy");
        draft.listenByDefaultOn(open != null && open.text().equalsIgnoreCase("true") ? "0.0.0.0" : "127.0.0.1");
    }

    private void addCamera(String title, Map<String, Line> entries) {
        ImportedCamera camera = draft.camera(name(title));
        String mode = entries.containsKey("mode") ? entries.get("mode").text().toLowerCase(Locale.ROOT) : "ustreamer";
        with(entries, "port", camera, camera::port);
        with(entries, "device", camera, camera::device);
        with(entries, "resolution", camera, camera::size);
        with(entries, "max_fps", camera, text -> camera.set("fps", text, 1, 1000));
        with(entries, "v4l2ctl", camera, camera::controls);
        with(entries, "custom_flags", camera, flags -> flags(mode, flags, camera));
        with(entries, "no_proxy", camera, text -> {
            if (text.equalsIgnoreCase("true")) {
                draft.listenOn("0.0.0.0");
            }
        });
        with(entries, "enable_rtsp", camera, text -> {
            if (text.equalsIgnoreCase("true")) {
                camera.note("enable_rtsp: there is no H.264, WebRTC or RTSP here");
            }
        });
        with(entries, "mode", camera, text -> mode(mode, camera));
        if (camera.source() == null) {
            camera.note("it has no device that can be read: /dev/video0 stands in");
            camera.source("/dev/video0");
        }
        if (camera.port() == null) {
            camera.port("8080");
        }
    }

    private static void with(Map<String, Line> entries, String key, ImportedCamera camera,
        Consumer<String> then) {
        Line entry = entries.get(key);
        if (entry != null && !entry.text().isEmpty()) {
            camera.at(entry.number());
            then.accept(entry.text());
            camera.at(0);
        }
    }

    private static void flags(String mode, String flags, ImportedCamera camera) {
        List<String> words = Words.of(flags);
        switch (mode) {
            case "camera-streamer" -> CameraStreamerOptions.readMore(words, camera);
            case "spyglass" -> camera.note("custom_flags '%s': see rpicam-vid --help for what stands in its place"
                .formatted(ForeignText.cleaned(flags)));
            default -> UstreamerOptions.readMore(words, camera);
        }
    }

    private void mode(String mode, ImportedCamera camera) {
        switch (mode) {
            case "ustreamer", "mjpg" -> { }
            case "multi", "camera-streamer", "spyglass" -> {
                boolean ofPi = mode.equals("spyglass")
                    || camera.source() != null && camera.source().startsWith("/base/");
                camera.note("mode %s: MJPEG is served; H.264, WebRTC and RTSP are not".formatted(mode));
                if (ofPi) {
                    CameraStreamerOptions.ofPi(camera);
                }
            }
            default -> camera.note("mode %s: MJPEG is served, and nothing else".formatted(ForeignText.cleaned(mode)));
        }
    }

    /** What can stand in an address. */
    private String name(String title) {
        String plain = title.replaceAll("[^A-Za-z0-9_-]+", "_");
        String name = plain.isEmpty() ? "cam" : plain;
        try {
            CameraName.check(name);
        } catch (IllegalArgumentException taken) {
            name = "cam_" + name;
        }
        while (isTaken(name)) {
            name += "_";
        }
        return name;
    }

    private boolean isTaken(String name) {
        return draft.cameras().stream().anyMatch(camera -> camera.name().equalsIgnoreCase(name));
    }
}
