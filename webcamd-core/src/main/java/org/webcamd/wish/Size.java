package org.webcamd.wish;

/**
 * How large a picture is.
 *
 * @param width pixels, 1 or more
 * @param height pixels, 1 or more
 */
public record Size(int width, int height) {
    /** {@return the same area, laid on its side} */
    public Size swapped() {
        return new Size(height, width);
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
