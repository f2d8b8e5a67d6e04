package org.webcamd.imports;

import java.util.List;
import java.util.Locale;
import org.webcamd.text.ForeignText;

/** What the options of camera-streamer are here. Stateless. */
final class CameraStreamerOptions {
    private static final String ONE_SIZE = "viewers ask for smaller pictures: /?stream&height=480";
    private static final String NO_VIDEO = "there is no H.264, WebRTC or RTSP here";
    private static final OptionTable TABLE = rest(new OptionTable(false)
        .value("camera-path", ImportedCamera::device)
        .value("camera-width", (camera, text) -> camera.set("width", text, 16, 16_384))
        .value("camera-height", (camera, text) -> camera.set("height", text, 16, 16_384))
        .value("camera-fps", (camera, text) -> camera.set("fps", text, 1, 1000))
        .value("camera-format", CameraStreamerOptions::format)
        .value("camera-options", ImportedCamera::controls)
        .value("camera-vflip", (camera, text) -> flip(camera, "v", text))
        .value("camera-hflip", (camera, text) -> flip(camera, "h", text))
        .value("http-port", ImportedCamera::port)
        .value("http-listen", (camera, text) -> camera.server().listenOn(text))
        .value("camera-type", (camera, text) -> { }));

    private CameraStreamerOptions() {
    }

    /** A whole command line, with what holds where it says nothing. */
    static void read(List<String> words, ImportedCamera camera) {
        boolean libcamera = words.stream().anyMatch(word -> word.equals("--camera-type=libcamera"));
        readMore(words, camera);
        camera.setIfAbsent("width", "1920");
        camera.setIfAbsent("height", "1080");
        if (libcamera || camera.source() != null && camera.source().startsWith("/base/")) {
            ofPi(camera);
        } else if (camera.source() == null) {
            camera.source("/dev/video0");
        }
        if (camera.port() == null) {
            camera.port("8080");
        }
        camera.server().listenByDefaultOn("127.0.0.1");
    }

    /** Options alone, on top of others. */
    static void readMore(List<String> words, ImportedCamera camera) {
        // Values of flags may be left out.
        TABLE.read(words.stream().map(word -> word.matches("--(?:camera-[vh]flip|rtsp-port)") ? word + "=1" : word)
            .toList(), camera);
    }

    /** Its controls are another program's. */
    static void ofPi(ImportedCamera camera) {
        if (!camera.controls().isEmpty()) {
            camera.note("controls of the Raspberry Pi's own camera are options of rpicam-vid: "
                + ForeignText.cleaned(camera.controls().toString()));
            camera.controls().clear();
        }
        String path = camera.source() == null ? "" : camera.source();
        PiCamera.source(camera, path.matches("[0-9]") ? path : "");
        if (path.startsWith("/base/")) {
            camera.note("which one %s is, rpicam-vid --list-cameras tells; with several, put --camera NUMBER into it"
                .formatted(ForeignText.cleaned(path)));
        }
    }

    private static void format(ImportedCamera camera, String text) {
        switch (text.toUpperCase(Locale.ROOT)) {
            case "MJPEG", "JPEG" -> camera.set("format", "mjpeg");
            case "YUYV" -> camera.set("format", "yuyv");
            default -> camera.note("--camera-format %s: there are auto, mjpeg and yuyv; auto takes what the camera has"
                .formatted(ForeignText.cleaned(text)));
        }
    }

    private static void flip(ImportedCamera camera, String way, String text) {
        if (!text.equals("0")) {
            String other = camera.settings().get("flip");
            camera.set("flip", other == null || other.equals(way) ? way : "hv");
        }
    }

    private static OptionTable rest(OptionTable table) {
        List.of("snapshot", "stream", "video").forEach(output -> table
            .noteValue("camera-%s.height".formatted(output), output.equals("video") ? NO_VIDEO : ONE_SIZE)
            .noteValue("camera-%s.options".formatted(output), "quality = 80 is for what is encoded here")
            .noteValue("camera-%s.disabled".formatted(output), "what nobody asks for costs nothing"));
        List.of("camera-nbufs", "camera-allow_dma", "camera-high_res_factor", "camera-low_res_factor",
            "camera-auto_reconnect", "camera-force_active", "camera-isp.options", "http-maxcons", "log-filter",
            "log-verbose", "log-debug", "log-stats").forEach(name -> table.value(name, (camera, text) -> { }));
        List.of("rtsp-port", "webrtc-ice_servers", "webrtc-disable_client_ice", "webrtc-timeout_s").forEach(
            name -> table.noteValue(name, NO_VIDEO));
        return table.noteValue("camera-auto_focus", "autofocus is a control: focus_automatic_continuous=1");
    }
}
