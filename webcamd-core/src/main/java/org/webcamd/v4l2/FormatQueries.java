package org.webcamd.v4l2;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Asks a driver for its formats, sizes and rates, one after the other until it refuses the next one. The offsets are
 * those of {@code linux/videodev2.h}; a comment at each method gives its struct. Confined to its device's thread.
 */
final class FormatQueries {
    /** No list is longer; a driver that never refuses must not keep us here for ever. */
    private static final int MOST = 256;

    private static final int TYPE_DISCRETE = 1;

    private final Driver driver;
    private final int bufferType;

    FormatQueries(Driver driver, int bufferType) {
        this.driver = driver;
        this.bufferType = bufferType;
    }

    /** v4l2_fmtdesc: index, type, flags, description[32], pixelformat (44), mbus_code. */
    List<OfferedFormat> formats() {
        List<OfferedFormat> formats = new ArrayList<>();
        Set<Integer> seen = new LinkedHashSet<>();
        for (int index = 0; index < MOST; index++) {
            ByteBuffer struct = Ioctl.ENUM_FMT.struct(index, bufferType);
            if (driver.ask(Ioctl.ENUM_FMT, struct) != 0) {
                break;
            }
            int pixelFormat = struct.getInt(44);
            if (seen.add(pixelFormat)) {
                formats.add(new OfferedFormat(Structs.fourcc(pixelFormat), Structs.text(struct, 12, 32),
                    sizes(pixelFormat)));
            }
        }
        return formats;
    }

    /**
     * v4l2_frmsizeenum: index, pixel_format, type, then width, height of one size (12), or the least, greatest and step
     * of the widths (12) and those of the heights (24).
     */
    private List<OfferedSize> sizes(int pixelFormat) {
        Set<OfferedSize> sizes = new LinkedHashSet<>();
        for (int index = 0; index < MOST; index++) {
            ByteBuffer struct = Ioctl.ENUM_FRAMESIZES.struct(index, pixelFormat);
            if (driver.ask(Ioctl.ENUM_FRAMESIZES, struct) != 0) {
                break;
            }
            int width = struct.getInt(12);
            int next = struct.getInt(16);
            if (struct.getInt(8) == TYPE_DISCRETE) {
                sizes.add(OfferedSize.of(width, next, rates(pixelFormat, width, next)));
                continue;
            }
            int maxHeight = struct.getInt(28);
            sizes.add(new OfferedSize(width, struct.getInt(24), next, maxHeight, struct.getInt(20), struct.getInt(32),
                rates(pixelFormat, next, maxHeight)));
            break;
        }
        return List.copyOf(sizes);
    }

    /**
     * v4l2_frmivalenum: index, pixel_format, width, height, type (16), then one interval (20), or the shortest (20) and
     * longest (28); an interval is a numerator and a denominator, in seconds.
     */
    private List<RateRange> rates(int pixelFormat, int width, int height) {
        Set<RateRange> rates = new LinkedHashSet<>();
        for (int index = 0; index < MOST; index++) {
            ByteBuffer struct = Ioctl.ENUM_FRAMEINTERVALS.struct(index, pixelFormat, width, height);
            if (driver.ask(Ioctl.ENUM_FRAMEINTERVALS, struct) != 0) {
                break;
            }
            double highest = rate(struct, 20);
            if (struct.getInt(16) == TYPE_DISCRETE) {
                rates.add(RateRange.of(highest));
            } else {
                rates.add(new RateRange(rate(struct, 28), highest));
                break;
            }
        }
        rates.removeIf(range -> range.highest() <= 0);
        return rates.stream().sorted(Comparator.comparingDouble(RateRange::highest).reversed()).toList();
    }

    /**
     * v4l2_format: type, four bytes of nothing, then v4l2_pix_format (or v4l2_pix_format_mplane, which begins alike):
     * width (8), height, pixelformat (16).
     */
    StreamFormat current() throws Refusal {
        ByteBuffer format = Ioctl.G_FMT.struct(bufferType);
        driver.require(Ioctl.G_FMT, format);
        return decoded(format, fps(Ioctl.G_PARM, Ioctl.G_PARM.struct(bufferType)));
    }

    static StreamFormat decoded(ByteBuffer format, double fps) {
        return new StreamFormat(Structs.fourcc(format.getInt(16)), format.getInt(8), format.getInt(12), fps);
    }

    /** v4l2_streamparm: type, capability, capturemode, timeperframe (12): numerator, denominator. */
    double fps(Ioctl getOrSet, ByteBuffer parameters) {
        return driver.ask(getOrSet, parameters) == 0 ? rate(parameters, 12) : 0;
    }

    private static double rate(ByteBuffer struct, int offset) {
        long numerator = Integer.toUnsignedLong(struct.getInt(offset));
        long denominator = Integer.toUnsignedLong(struct.getInt(offset + Integer.BYTES));
        return numerator == 0 ? 0 : (double) denominator / numerator;
    }
}
