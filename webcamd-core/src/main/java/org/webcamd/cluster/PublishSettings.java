package org.webcamd.cluster;

import java.time.Duration;
import org.webcamd.settings.SettingException;
import org.webcamd.wish.Wish;

/**
 * What is published, and where. Immutable.
 *
 * @param broker where
 * @param wish as what kind of picture, on top of what viewers of the camera get
 * @param pause at least from frame to frame; zero for all of them
 */
public record PublishSettings(BrokerSettings broker, Wish wish, Duration pause) {
    private static final double MOST_FPS = 1_000;
    private static final double LEAST_FPS = 0.1;
    private static final double NANOS = 1e9;

    /**
     * The pause from frame to frame at a rate.
     *
     * @param fps 0.1 to 1000; 0 for all frames
     * @return the pause
     * @throws SettingException for another rate
     */
    public static Duration pause(double fps) {
        if (fps == 0) {
            return Duration.ZERO;
        }
        if (!(fps >= LEAST_FPS && fps <= MOST_FPS)) {
            throw SettingException.number("publish-fps", fps, "0.1 to 1000");
        }
        return Duration.ofNanos((long) (NANOS / fps));
    }
}
