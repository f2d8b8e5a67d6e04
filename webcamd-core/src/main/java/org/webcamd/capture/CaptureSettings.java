package org.webcamd.capture;

import java.time.Duration;
import org.webcamd.settings.SettingException;
import org.webcamd.transcode.TextSettings;
import org.webcamd.wish.Wish;

/**
 * What the user asks of capturing, beyond what concerns the device.
 *
 * @param encodeWait pause after each captured frame, zero to one hour
 * @param quality of JPEGs that are encoded here, 1 to 100
 * @param wish for all viewers, before what each asks for; with the text, if there is one
 * @param text what is written into the picture
 * @param settleFrames how many frames to discard when the camera was opened, while exposure settles, 0 to 1000
 * @param maxRenditions how many different pictures are made for viewers besides the one for all, 0 to 100
 * @param onLoss what viewers see while there are no pictures
 * @param strictJpeg whether a JPEG whose end-of-image marker was never sent is refused, also if it is all there
 */
public record CaptureSettings(Duration encodeWait, int quality, Wish wish, TextSettings text, int settleFrames,
    int maxRenditions, OnLoss onLoss, boolean strictJpeg) {
    /** How many different pictures are made of a camera where nothing else is said. */
    public static final int USUAL_RENDITIONS = 8;

    private static final int MOST_RENDITIONS = 100;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /**
     * With the usual number of different pictures, and no text.
     *
     * @param encodeWait pause after each captured frame, zero to one hour
     * @param quality of JPEGs that are encoded here, 1 to 100
     * @param wish for all viewers, before what each asks for
     * @param settleFrames how many frames to discard when the camera was opened, 0 to 1000
     * @param onLoss what viewers see while there are no pictures
     * @param strictJpeg whether a JPEG whose end-of-image marker was never sent is refused, also if it is all there
     */
    public CaptureSettings(Duration encodeWait, int quality, Wish wish, int settleFrames, OnLoss onLoss,
        boolean strictJpeg) {
        this(encodeWait, quality, wish, TextSettings.NONE, settleFrames, USUAL_RENDITIONS, onLoss, strictJpeg);
    }

    /** Checks the ranges. */
    public CaptureSettings {
        if (encodeWait.isNegative() || encodeWait.compareTo(LONGEST_WAIT) > 0) {
            throw SettingException.seconds("encodewait", encodeWait, "0 to 3600 seconds");
        }
        if (settleFrames < 0 || settleFrames > 1000) {
            throw SettingException.number("settle-frames", settleFrames, "0 to 1000");
        }
        if (maxRenditions < 0 || maxRenditions > MOST_RENDITIONS) {
            throw SettingException.number("max-renditions", maxRenditions, "0 to " + MOST_RENDITIONS);
        }
        if (quality < 1 || quality > 100) {
            throw SettingException.number("quality", quality, "1 to 100");
        }
    }
}
