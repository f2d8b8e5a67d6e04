package org.webcamd.camera;

import java.time.Duration;
import java.util.Optional;
import org.webcamd.settings.SettingException;

/**
 * What the user asks of a camera. A driver may settle on something else, which {@link Camera#mode()} tells.
 *
 * @param width pixels, 16 to 16384
 * @param height pixels, 16 to 16384
 * @param fps frames a second, above 0 to 1000
 * @param format which pixel format to ask for
 * @param timeout how long it may give nothing before it is opened again, 0.1 s to an hour; empty for what its rate says
 */
public record CameraSettings(int width, int height, double fps, CaptureFormat format, Optional<Duration> timeout) {
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(100);
    private static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);

    /**
     * With a time limit that follows the rate.
     *
     * @param width pixels, 16 to 16384
     * @param height pixels, 16 to 16384
     * @param fps frames a second, above 0 to 1000
     * @param format which pixel format to ask for
     */
    public CameraSettings(int width, int height, double fps, CaptureFormat format) {
        this(width, height, fps, format, Optional.empty());
    }

    /** Checks the ranges. */
    public CameraSettings {
        requireSize("width", width);
        requireSize("height", height);
        if (!(fps > 0 && fps <= 1000)) {
            throw SettingException.number("fps", fps, "above 0 and at most 1000");
        }
        timeout.ifPresent(CameraSettings::requireTimeout);
    }

    private static void requireTimeout(Duration timeout) {
        if (timeout.compareTo(SHORTEST_TIMEOUT) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw SettingException.seconds("source-timeout", timeout, "0.1 to 3600 seconds");
        }
    }

    private static void requireSize(String key, int pixels) {
        if (pixels < 16 || pixels > 16384) {
            throw SettingException.number(key, pixels, "16 to 16384");
        }
    }
}
