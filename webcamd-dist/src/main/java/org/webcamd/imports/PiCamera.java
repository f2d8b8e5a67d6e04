package org.webcamd.imports;

import java.util.List;

/** The camera of a Raspberry Pi that is no V4L2 device: its own program takes the pictures. Stateless. */
final class PiCamera {
    private static final String SEE_PROGRAM = "see rpicam-vid --help for what stands in its place";
    private static final OptionTable RASPICAM = new OptionTable(true)
        .value("x width", (camera, text) -> camera.set("width", text, 16, 16_384))
        .value("y height", (camera, text) -> camera.set("height", text, 16, 16_384))
        .value("fps framerate", (camera, text) -> camera.set("fps", text, 1, 1000))
        .value("quality", (camera, text) -> camera.set("quality", text, 1, 100))
        .value("rot", PiCamera::rotate)
        .flag("hf", camera -> mirror(camera, "h"))
        .flag("vf", camera -> mirror(camera, "v"))
        .flag("usestills", camera -> { }).flag("preview", camera -> { })
        .flag("timestamp", camera -> { }).flag("stats", camera -> { }).flag("vs", camera -> { })
        .noteValue("sh", SEE_PROGRAM).noteValue("co", SEE_PROGRAM).noteValue("br", SEE_PROGRAM)
        .noteValue("sa", SEE_PROGRAM).noteValue("ISO", SEE_PROGRAM).noteValue("ev", SEE_PROGRAM)
        .noteValue("ex", SEE_PROGRAM).noteValue("awb", SEE_PROGRAM).noteValue("ifx", SEE_PROGRAM)
        .noteValue("cfx", SEE_PROGRAM).noteValue("mm", SEE_PROGRAM).noteValue("drc", SEE_PROGRAM)
        .noteValue("shutter", SEE_PROGRAM).noteValue("awbgainR", SEE_PROGRAM).noteValue("awbgainB", SEE_PROGRAM)
        .noteValue("roi", SEE_PROGRAM);

    private PiCamera() {
    }

    /** The options of {@code input_raspicam.so}. */
    static void read(List<String> words, ImportedCamera camera) {
        RASPICAM.read(words, camera);
        camera.setIfAbsent("width", "640");
        camera.setIfAbsent("height", "480");
        camera.setIfAbsent("fps", "5");
        source(camera, "");
    }

    /**
     * Has the program take the pictures, in the size and at the rate that were asked for.
     *
     * @param number which of several, or nothing
     */
    static void source(ImportedCamera camera, String number) {
        StringBuilder command = new StringBuilder("exec:rpicam-vid -n -t 0 --codec mjpeg");
        camera.settings().forEach((option, value) -> {
            switch (option) {
                case "width", "height", "quality" -> command.append(" --").append(option).append(' ').append(value);
                case "fps" -> command.append(" --framerate ").append(value);
                default -> { }
            }
        });
        if (!number.isEmpty()) {
            command.append(" --camera ").append(number);
        }
        camera.source(command.append(" -o -").toString());
        camera.note("the Raspberry Pi's own camera: rpicam-vid takes the pictures (sudo apt install rpicam-apps; "
            + "older systems call it libcamera-vid)");
    }

    private static void rotate(ImportedCamera camera, String text) {
        if (List.of("90", "180", "270").contains(text)) {
            camera.set("rotate", text);
        } else if (!text.equals("0")) {
            camera.note("-rot %s: it is turned by 90, 180 or 270 degrees".formatted(text));
        }
    }

    /** As it hangs: both together are a half turn. */
    private static void mirror(ImportedCamera camera, String way) {
        String other = camera.settings().get("flip");
        camera.set("flip", other == null || other.equals(way) ? way : "hv");
    }
}
