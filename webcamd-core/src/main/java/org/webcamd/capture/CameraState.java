package org.webcamd.capture;

import java.util.Locale;

/** Where a camera is in its life; drawn at {@link CameraLife}. */
public enum CameraState {
    /** The driver is being asked. */
    OPENING,
    /** Frames are captured. */
    LIVE,
    /** Open, and nobody watches: nothing is captured. */
    ASLEEP,
    /** Open, and no frame has come for a while; viewers see a card. */
    STALLED,
    /** No pictures to be had; viewers see a card, and it is tried again, or another server's card is passed on. */
    LOST;

    /** {@return whether who asks for pictures now gets live ones} */
    public boolean isWell() {
        return this == LIVE || this == ASLEEP;
    }

    /**
     * As {@code /?info} and the log write it.
     *
     * @return lower case
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
