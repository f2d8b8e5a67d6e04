package org.webcamd.cli;

import com.beust.jcommander.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.webcamd.capture.CaptureSettings;
import org.webcamd.transcode.TextSettings;

/**
 * The options that each camera may have of its own: given plainly they are for all, behind a {@code --camera} for that
 * one. Each with its default and its line in {@code --help}. Filled by JCommander.
 */
final class CameraOptions {
    // Those that have no value on the command line, and one behind --camera.
    static final String STRICT_JPEG = "--strict-jpeg";
    static final String SOURCE_INSECURE = "--source-insecure";

    @Parameter(names = "--width", order = 104, placeholder = "PIXELS", category = Options.BASIC,
        converter = WholeNumber.class,
        description = "width to ask of the camera, in pixels")
    int width = 1280;

    @Parameter(names = "--height", order = 105, placeholder = "PIXELS", category = Options.BASIC,
        converter = WholeNumber.class,
        description = "height to ask of the camera, in pixels")
    int height = 720;

    @Parameter(names = "--fps", order = 106, placeholder = "RATE", category = Options.BASIC,
        converter = DecimalNumber.class,
        description = "frames a second to ask of the camera")
    double fps = 30;

    @Parameter(names = "--format", order = 107, placeholder = "auto|mjpeg|yuyv", category = Options.BASIC,
        description = "what to ask of the camera: auto, mjpeg (its own JPEGs, passed through) or yuyv (raw, encoded "
            + "here); auto takes mjpeg where the camera has it")
    String format = "auto";

    @Parameter(names = "--quality", order = 108, placeholder = "QUALITY", converter = WholeNumber.class,
        description = "quality of the JPEGs that are encoded here, 1 to 100; the camera's own stay as they are")
    int quality = 80;

    @Parameter(names = "--rotate", order = 109, placeholder = "90|180|270", category = Options.BASIC,
        description = "turn the picture for all viewers: 0 (90 degrees clockwise), 1 (180), 2 (90 counter-clockwise), "
            + "or degrees: 90, 180, 270, -90 (default: not at all)")
    String rotate;

    @Parameter(names = "--flip", order = 110, placeholder = "h|v|hv",
        description = "mirror the picture for all viewers, after it was turned: h (left and right), v (top and bottom) "
            + "or hv (default: not at all)")
    String flip;

    @Parameter(names = "--text", order = 111, placeholder = "TEXT", category = Options.BASIC,
        description = "written into the picture: %F %T and the like (of strftime) are the time of capture, {name} the "
            + "camera, {fps} its rate; every picture is decoded for it (default: nothing)")
    String text;

    @Parameter(names = "--text-position", order = 112, placeholder = "top-left|top-right|bottom-left|bottom-right",
        description = "where the text stands: top-left, top-right, bottom-left or bottom-right")
    String textPosition = TextSettings.NONE.position().label();

    @Parameter(names = "--max-renditions", order = 113, placeholder = "NUMBER", converter = WholeNumber.class,
        description = "how many different pictures (turned, smaller, ...) are made for viewers at a time, besides the "
            + "one for all")
    int maxRenditions = CaptureSettings.USUAL_RENDITIONS;

    @Parameter(names = "--control", order = 114, placeholder = "NAME=VALUE",
        description = "a control of the device and what to set it to each time that it is opened; may be given several "
            + "times. --list-devices shows what a camera has")
    List<String> controls = new ArrayList<>();

    @Parameter(names = "--settle-frames", order = 115, placeholder = "NUMBER", converter = WholeNumber.class,
        description = "how many frames to discard when a device was opened, while its exposure settles "
            + "(default: 3 for a device, none for other sources)")
    Integer settleFrames;

    @Parameter(names = "--encodewait", order = 116, placeholder = "SECONDS", converter = DecimalNumber.class,
        description = "seconds to pause after each captured frame")
    double encodewait = 0.01;

    @Parameter(names = "--source-timeout", order = 117, placeholder = "SECONDS", converter = DecimalNumber.class,
        description = "seconds that a camera may give nothing, also at its start, before it is opened again "
            + "(default: 10, or three pictures' time where that is longer; 2 for a device)")
    Double sourceTimeout;

    @Parameter(names = "--on-loss", order = 118, placeholder = "card|hold",
        description = "what viewers see of a camera that gives no pictures any more: card, what is wrong; hold, its "
            + "last picture, for motion detectors and recorders")
    String onLoss = "card";

    @Parameter(names = STRICT_JPEG, order = 119,
        description = "refuse pictures of a camera that never sends their end-of-image marker; otherwise it is added "
            + "where decoding shows that all of the picture is there (default: off)")
    boolean strictJpeg;

    @Parameter(names = "--source-login", order = 120, placeholder = "FILE",
        description = "a file with a line USER:PASSWORD for sources of http: and https:; a command of exec: finds them "
            + "in WEBCAMD_USER, WEBCAMD_PASSWORD and, for an address, WEBCAMD_LOGIN (default: none)")
    String sourceLogin;

    @Parameter(names = SOURCE_INSECURE, order = 121,
        description = "take any certificate of a source of https:; better, put its fingerprint behind the address: "
            + "https://HOST/#sha256=FINGERPRINT (default: off)")
    boolean sourceInsecure;

    /** The defaults of the program. */
    CameraOptions() {
    }

    /**
     * What one camera has of its own, on top of what is given for all; controls are added to those, by name, and what
     * lets in to sources is for those that it fits.
     */
    CameraOptions(CameraOptions forAll) {
        width = forAll.width;
        height = forAll.height;
        fps = forAll.fps;
        format = forAll.format;
        quality = forAll.quality;
        rotate = forAll.rotate;
        flip = forAll.flip;
        text = forAll.text;
        textPosition = forAll.textPosition;
        maxRenditions = forAll.maxRenditions;
        settleFrames = forAll.settleFrames;
        encodewait = forAll.encodewait;
        onLoss = forAll.onLoss;
        sourceTimeout = forAll.sourceTimeout;
        strictJpeg = forAll.strictJpeg;
    }
}
