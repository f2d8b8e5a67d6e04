package org.webcamd.attacks;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Locale;

/** One well-behaved viewer: reads what comes as far as it must, to tell how it fares. Not for several threads. */
final class Neighbour {
    private static final int LONGEST_LINE = 1_000;
    private static final int START_OF_IMAGE = 0xFFD8;
    private static final int END_OF_IMAGE = 0xFFD9;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private final StringBuilder line = new StringBuilder();
    private int length;
    private int left;
    private int firstTwo;
    private int lastTwo;
    private double timestamp;
    private boolean card;
    private boolean ended;

    private long frames;
    private long cards;
    private long broken;
    private long since;
    private long longestGapNanos;
    private long oldestMicros;

    /** Counts from now on. */
    void begin(long nowNanos) {
        frames = 0;
        cards = 0;
        broken = 0;
        since = nowNanos;
        longestGapNanos = 0;
        oldestMicros = 0;
    }

    void onEnd() {
        ended = true;
    }

    void read(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            if (left > 0) {
                readPicture(bytes);
            } else {
                readLine((char) (bytes.get() & 0xFF));
            }
        }
    }

    private void readPicture(ByteBuffer bytes) {
        for (; left > length - 2 && bytes.hasRemaining(); left--) {
            firstTwo = firstTwo << 8 | bytes.get() & 0xFF;
        }
        int passed = Math.min(left - 2, bytes.remaining());
        if (passed > 0) {
            bytes.position(bytes.position() + passed);
            left -= passed;
        }
        for (; left > 0 && left <= 2 && bytes.hasRemaining(); left--) {
            lastTwo = lastTwo << 8 | bytes.get() & 0xFF;
        }
        if (left == 0) {
            onPicture(System.nanoTime());
        }
    }

    private void readLine(char next) {
        if (next != '\n') {
            line.append(next);
            if (line.length() > LONGEST_LINE) {
                broken++;
                line.setLength(0);
            }
            return;
        }
        String text = line.toString().strip().toLowerCase(Locale.ROOT);
        line.setLength(0);
        if (text.isEmpty()) {
            left = length;
        } else if (text.startsWith("http/") && !text.contains(" 200 ")) {
            broken++;
        } else if (text.startsWith("content-length:")) {
            length = Integer.parseInt(valueOf(text));
        } else if (text.startsWith("x-timestamp:")) {
            timestamp = Double.parseDouble(valueOf(text));
        } else if (text.startsWith("x-webcamd-picture:")) {
            card = true;
        }
    }

    private static String valueOf(String header) {
        return header.substring(header.indexOf(':') + 1).strip();
    }

    private void onPicture(long nowNanos) {
        longestGapNanos = gapNanos(nowNanos);
        since = nowNanos;
        if ((firstTwo & 0xFFFF) != START_OF_IMAGE || (lastTwo & 0xFFFF) != END_OF_IMAGE) {
            broken++;
        } else if (card) {
            cards++;
        } else {
            frames++;
            Instant now = Instant.now();
            long micros = now.getEpochSecond() * MICROS_PER_SECOND + now.getNano() / 1_000;
            oldestMicros = Math.max(oldestMicros, micros - (long) (timestamp * MICROS_PER_SECOND));
        }
        card = false;
        length = 0;
    }

    private long gapNanos(long nowNanos) {
        return Math.max(longestGapNanos, nowNanos - since);
    }

    long frames() {
        return frames;
    }

    /** How this one has fared since the beginning. */
    Fared fared(long nowNanos, double seconds) {
        return new Fared(seconds, frames, gapNanos(nowNanos), oldestMicros, ended ? 1 : 0, cards, broken);
    }

    /** The worst of both, in each respect. */
    static Fared worst(Fared one, Fared other) {
        return new Fared(one.seconds(), Math.min(one.fewestFrames(), other.fewestFrames()),
            Math.max(one.longestGapNanos(), other.longestGapNanos()),
            Math.max(one.oldestMicros(), other.oldestMicros()), one.ended() + other.ended(),
            one.cards() + other.cards(), one.broken() + other.broken());
    }
}
