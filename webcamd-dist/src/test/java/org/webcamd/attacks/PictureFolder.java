package org.webcamd.attacks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.webcamd.jpeg.SampleJpegs;

/** Folders of JPEGs of about a size, as sources. Stateless. */
final class PictureFolder {
    private static final int PICTURES = 3;
    private static final int SAMPLE_SIDE = 256;

    private PictureFolder() {
    }

    /** The source: pictures of about so many bytes, and never fewer than nine tenths of that. */
    static String of(Path folder, int bytes) throws IOException {
        Path pictures = Files.createDirectories(folder.resolve("pictures-" + bytes));
        for (int i = 0; i < PICTURES; i++) {
            Files.write(pictures.resolve(i + ".jpg"), picture(bytes, i));
        }
        return "file:" + pictures;
    }

    /** One of them. */
    static byte[] picture(int bytes, int seed) {
        int sample = SampleJpegs.textured(SAMPLE_SIDE, SAMPLE_SIDE, seed).length;
        int side = (int) (SAMPLE_SIDE * Math.sqrt((double) bytes / sample));
        return SampleJpegs.textured(side, side, seed);
    }
}
