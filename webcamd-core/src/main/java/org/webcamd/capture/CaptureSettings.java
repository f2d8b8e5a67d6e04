package org.webcamd.capture;

import java.time.Duration;
import org.webcamd.settings.SettingException;
import org.webcamd.wish.Wish;

/**
 * What the user asks of capturing, beyond what concerns the device.
 *
 * @param encodeWait pause after each captured frame, zero to one hour
 * @param quality of JPEGs that are encoded here, 1 to 100
 * @param wish for all viewers, before what each asks for
 * @param settleFrames how many frames to discard when the camera was opened, while exposure settles, 0 to 1000
 * @param onLoss what viewers see while there are no pictures
 * @param strictJpeg whether a JPEG whose end-of-image marker was never sent is refused, also if it is all there
 */
public record CaptureSettings(Duration encodeWait, int quality, Wish wish, int settleFrames, OnLoss onLoss,
    boolean strictJpeg) {
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** Checks the ranges. */
    public CaptureSettings {
        if (encodeWait.isNegative() || encodeWait.compareTo(LONGEST_WAIT) > 0) {
            throw SettingException.seconds("encodewait", encodeWait, "0 to 3600 seconds");
        }
        if (settleFrames < 0 || settleFrames > 1000) {
            throw SettingException.number("settle-frames", settleFrames, "0 to 1000");
        }
        if (quality < 1 || quality > 100) {
            throw SettingException.number("quality", quality, "1 to 100");
        }
    }
}
