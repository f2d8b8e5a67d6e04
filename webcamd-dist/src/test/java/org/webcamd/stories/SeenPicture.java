package org.webcamd.stories;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A picture as a viewer got it.
 *
 * @param arrivedNanos when it had been read whole
 * @param jpeg the picture
 */
record SeenPicture(long arrivedNanos, byte[] jpeg) {
    /** What a decoder makes of it: video, a card in place of it, or a picture that it complains of. */
    enum Kind { LIVE, CARD, BROKEN }

    /** Decoding takes long, and cameras of tests repeat their pictures. */
    private static final Map<ByteBuffer, Kind> KNOWN = new ConcurrentHashMap<>();

    private static final int AMBER = 0xFFA000;
    private static final int SLATE = 0x1E2630;

    Kind kind() {
        return KNOWN.computeIfAbsent(ByteBuffer.wrap(jpeg), unknown -> decoded(jpeg));
    }

    private static Kind decoded(byte[] jpeg) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        AtomicBoolean complained = new AtomicBoolean();
        reader.addIIOReadWarningListener((source, warning) -> complained.set(true));
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(in);
            BufferedImage picture = reader.read(0);
            return complained.get() ? Kind.BROKEN : isCard(picture) ? Kind.CARD : Kind.LIVE;
        } catch (IOException undecodable) {
            return Kind.BROKEN;
        } finally {
            reader.dispose();
        }
    }

    /** Cards are slate, with an amber edge at the left. */
    private static boolean isCard(BufferedImage picture) {
        return isAbout(AMBER, picture.getRGB(1, picture.getHeight() / 2))
            && isAbout(SLATE, picture.getRGB(picture.getWidth() - 2, 1));
    }

    private static boolean isAbout(int expected, int actual) {
        for (int shift = 0; shift < 24; shift += 8) {
            if (Math.abs((expected >> shift & 0xFF) - (actual >> shift & 0xFF)) > 24) {
                return false;
            }
        }
        return true;
    }
}
