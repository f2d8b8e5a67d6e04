package org.webcamd.benchmark.picture;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.webcamd.camera.OpenCv;

/** Fills a folder with JPEG files of one size. Stateless. */
public final class PictureFolder {
    private static final int BEST_QUALITY = 100;

    private PictureFolder() {
    }

    /**
     * Makes the pictures, unless they are there.
     *
     * @param parent where the folder is made
     * @param size of the pictures
     * @return the folder
     * @throws IOException when files cannot be written
     */
    public static Path make(Path parent, PictureSize size) throws IOException {
        Path folder = parent.resolve("pictures-" + size.bytes());
        if (!Files.exists(folder)) {
            OpenCv.load();
            Files.createDirectories(folder);
            try (Scene scene = new Scene(size)) {
                fill(folder, scene, size);
            }
        }
        return folder;
    }

    private static void fill(Path folder, Scene scene, PictureSize size) throws IOException {
        int quality = qualityFor(scene.draw(0), size.bytes());
        for (int i = 0; i < size.count(); i++) {
            Files.write(folder.resolve("picture-%03d.jpg".formatted(i)), encode(scene.draw(i), quality));
        }
    }

    /** The lowest quality that makes the picture so large, or the best one. */
    private static int qualityFor(Mat picture, int bytes) {
        int low = 1;
        int high = BEST_QUALITY;
        while (low < high) {
            int middle = (low + high) / 2;
            if (encode(picture, middle).length < bytes) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static byte[] encode(Mat picture, int quality) {
        try (BytePointer jpeg = new BytePointer();
             IntPointer parameters = new IntPointer(IMWRITE_JPEG_QUALITY, quality)) {
            imencode(".jpg", picture, jpeg, parameters);
            byte[] bytes = new byte[(int) jpeg.limit()];
            jpeg.get(bytes);
            return bytes;
        }
    }
}
