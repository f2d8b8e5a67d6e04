package org.webcamd.viewer;

import java.time.Duration;
import org.webcamd.settings.SettingException;

/**
 * How viewers are served.
 *
 * @param streamWait least pause between the end of one frame and the start of the next to the same viewer, zero to one
 *     hour
 * @param stallTimeout a viewer that has taken nothing for so long is closed, 100 ms to one hour
 * @param partTimeout a viewer that has not taken a part whole after so long is closed, 100 ms to one hour
 * @param adapt whether viewers who do not say so get pictures as small as their links need them
 */
public record StreamSettings(Duration streamWait, Duration stallTimeout, Duration partTimeout, boolean adapt) {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration SHORTEST = Duration.ofMillis(100);

    /** Checks the ranges. */
    public StreamSettings {
        if (streamWait.isNegative() || streamWait.compareTo(LONGEST) > 0) {
            throw SettingException.seconds("streamwait", streamWait, "0 to 3600 seconds");
        }
        requireInRange("stall-timeout", stallTimeout);
        requireInRange("part-timeout", partTimeout);
    }

    private static void requireInRange(String key, Duration timeout) {
        if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
            throw SettingException.seconds(key, timeout, "0.1 to 3600 seconds");
        }
    }
}
