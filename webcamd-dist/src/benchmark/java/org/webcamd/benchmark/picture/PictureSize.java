package org.webcamd.benchmark.picture;

/** Sizes of pictures that cameras have. */
public enum PictureSize {
    /** A small picture for a phone or a dashboard. */
    KB_20("20 kB", 640, 360, 20_000, 120),
    /** What most figures are measured with: 720p of ordinary quality. */
    KB_58("58 kB", 1280, 720, 58_000, 120),
    /** 1080p of good quality. */
    KB_300("300 kB", 1920, 1080, 300_000, 40),
    /** 4K. */
    MB_1("1 MB", 3840, 2160, 1_000_000, 20);

    private final String label;
    private final int width;
    private final int height;
    private final int bytes;
    private final int count;

    PictureSize(String label, int width, int height, int bytes, int count) {
        this.label = label;
        this.width = width;
        this.height = height;
        this.bytes = bytes;
        this.count = count;
    }

    /**
     * What to call it.
     *
     * @return bytes in words
     */
    public String label() {
        return label;
    }

    /**
     * Bytes of a picture, about.
     *
     * @return a count
     */
    public int bytes() {
        return bytes;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** How many pictures follow each other until they repeat. */
    int count() {
        return count;
    }
}
