package org.webcamd.websocket;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client has shown a frame.
 *
 * @param number of the track
 * @param sequence of the frame
 */
record Acknowledgement(int number, long sequence) {
    private static final Pattern OF_ONLY_TRACK = Pattern.compile("([0-9]{1,18})");
    private static final Pattern OF_TRACK = Pattern.compile("([0-9]{1,5}) ([0-9]{1,18})");

    /** Reads {@code SEQUENCE}, or {@code NUMBER SEQUENCE} where there are several; null for anything else. */
    static Acknowledgement parse(String text, boolean onlyTrack) {
        Matcher parts = (onlyTrack ? OF_ONLY_TRACK : OF_TRACK).matcher(text);
        if (!parts.matches()) {
            return null;
        }
        return onlyTrack ? new Acknowledgement(FrameMessage.ONLY_TRACK, Long.parseLong(parts.group(1)))
            : new Acknowledgement(Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2)));
    }
}
