package org.webcamd.capture;

import java.util.Locale;

/** What viewers see of a camera that gives no pictures any more. */
public enum OnLoss {
    /** A card that says what is wrong. */
    CARD,
    /** The last picture again and again, for programs that would take a card for something that moves. */
    HOLD;

    /** {@return as the option and {@code /?info} write it} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
