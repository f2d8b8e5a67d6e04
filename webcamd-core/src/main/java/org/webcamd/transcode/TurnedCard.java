package org.webcamd.transcode;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.copyMakeBorder;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * A card in a view whose pictures are turned by a quarter: upright, so that it can be read, and of their size, which
 * recorders hold a stream to. Stateless.
 */
final class TurnedCard {
    private TurnedCard() {
    }

    /** As wide as the card is high and the other way round, the card in its middle; the caller closes it. */
    static Mat of(Mat card) {
        int width = card.rows();
        int height = card.cols();
        int fittedWidth = Math.max(1, Math.min(width, (int) ((long) height * card.cols() / card.rows())));
        int fittedHeight = Math.max(1, Math.min(height, (int) ((long) width * card.rows() / card.cols())));
        int left = (width - fittedWidth) / 2;
        int top = (height - fittedHeight) / 2;
        Mat turned = new Mat();
        try (Mat fitted = new Mat(); Size size = new Size(fittedWidth, fittedHeight); Scalar unused = new Scalar()) {
            resize(card, fitted, size, 0, 0, INTER_AREA);
            copyMakeBorder(fitted, turned, top, height - fittedHeight - top, left, width - fittedWidth - left,
                BORDER_REPLICATE, unused);
        }
        return turned;
    }
}
