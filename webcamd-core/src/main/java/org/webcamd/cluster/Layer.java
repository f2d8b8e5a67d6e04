package org.webcamd.cluster;

/**
 * On which subject a frame goes out: frames are dealt to three subjects by turns, so that who cannot take all of them
 * listens to fewer subjects and gets frames that are evenly spaced.
 */
enum Layer {
    /** Every fourth frame: what the slowest listen to. */
    EVERY_FOURTH("a"),
    /** Those in the middle between two of these: with them, every second frame. */
    EVERY_SECOND("b"),
    /** All others. */
    REST("c");

    /** How many there are. */
    static final int COUNT = 3;

    private static final Layer[] ALL = values();

    private final String token;

    Layer(String token) {
        this.token = token;
    }

    /** As it stands in a subject. */
    String token() {
        return token;
    }

    /** Whether who listens to so many layers, from the first on, listens to this one. */
    boolean isAmong(int layers) {
        return ordinal() < layers;
    }

    /** That of the frame with this number among those that are published. */
    static Layer ofTurn(long turn) {
        return turn % 4 == 0 ? EVERY_FOURTH : turn % 2 == 0 ? EVERY_SECOND : REST;
    }

    /** With this token; null for none. */
    static Layer of(String token) {
        for (Layer layer : ALL) {
            if (layer.token.equals(token)) {
                return layer;
            }
        }
        return null;
    }
}
