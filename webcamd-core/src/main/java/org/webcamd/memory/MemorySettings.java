package org.webcamd.memory;

import org.webcamd.settings.SettingException;

/**
 * What frames may take of the machine's memory.
 *
 * @param frameBytes of all frames of all cameras and viewers together, 8 MiB to 1 TiB
 * @param mostFrameBytes up to which that grows by 16 MiB a camera, where there are many
 * @param maxPictureBytes the largest picture of a source, 64 KiB to 256 MiB; where that is more than an eighth of
 *     {@code frameBytes}, an eighth it is
 */
public record MemorySettings(long frameBytes, long mostFrameBytes, int maxPictureBytes) {
    /** The largest picture, where nothing else is asked for: what 8K cameras send. */
    public static final int DEFAULT_MAX_PICTURE_BYTES = 16 << 20;

    private static final long SMALLEST_FRAME_BYTES = 8L << 20;
    private static final long LARGEST_FRAME_BYTES = 1L << 40;
    private static final int SMALLEST_PICTURE_BYTES = 64 << 10;
    private static final int LARGEST_PICTURE_BYTES = 256 << 20;
    /** A picture is in memory as it comes, as it waits, as a frame or two of the ring, and on its way to viewers. */
    private static final int PICTURES = 8;

    private static final long SMALLEST_DEFAULT_BYTES = 32L << 20;
    private static final long LARGEST_DEFAULT_BYTES = 128L << 20;
    /** Of the machine's memory. */
    private static final int DEFAULT_PART = 8;
    private static final long DEFAULT_BYTES_A_CAMERA = 16L << 20;

    /** Checks the ranges. */
    public MemorySettings {
        if (frameBytes < SMALLEST_FRAME_BYTES || frameBytes > LARGEST_FRAME_BYTES) {
            throw SettingException.bytes("frame-memory", frameBytes, "8M to 1024G");
        }
        requirePicture(maxPictureBytes);
        maxPictureBytes = (int) Math.min(maxPictureBytes, frameBytes / PICTURES);
    }

    /**
     * With the same for any number of cameras.
     *
     * @param frameBytes of all frames
     * @param maxPictureBytes the largest picture
     */
    public MemorySettings(long frameBytes, int maxPictureBytes) {
        this(frameBytes, frameBytes, maxPictureBytes);
    }

    /**
     * Settings of numbers as a user gives them.
     *
     * @param frameBytes of all frames
     * @param maxPictureBytes the largest picture
     * @return settings within their ranges
     */
    public static MemorySettings of(long frameBytes, long maxPictureBytes) {
        requirePicture(maxPictureBytes);
        return new MemorySettings(frameBytes, (int) maxPictureBytes);
    }

    private static void requirePicture(long bytes) {
        if (bytes < SMALLEST_PICTURE_BYTES || bytes > LARGEST_PICTURE_BYTES) {
            throw SettingException.bytes("max-picture", bytes, "64K to 256M");
        }
    }

    /**
     * What is sensible where the user does not say: an eighth of the machine, from 32 to 128 MiB, and where there are
     * many cameras, 16 MiB for each of them.
     *
     * @param machineBytes the memory of the machine
     * @param maxPictureBytes the largest picture
     * @return settings within their ranges
     */
    public static MemorySettings ofMachine(long machineBytes, long maxPictureBytes) {
        requirePicture(maxPictureBytes);
        long part = Math.min(LARGEST_FRAME_BYTES, Math.max(SMALLEST_DEFAULT_BYTES, machineBytes / DEFAULT_PART));
        return new MemorySettings(Math.min(part, LARGEST_DEFAULT_BYTES), part, (int) maxPictureBytes);
    }

    /**
     * How much there is of it.
     *
     * @param cameras how many share it now
     * @return bytes
     */
    public long frameBytes(int cameras) {
        return Math.max(frameBytes, Math.min(mostFrameBytes, cameras * DEFAULT_BYTES_A_CAMERA));
    }
}
