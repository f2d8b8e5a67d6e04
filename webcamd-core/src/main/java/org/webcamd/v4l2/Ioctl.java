package org.webcamd.v4l2;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The requests of {@code linux/videodev2.h} that are used here. A number holds direction, size of its struct, the
 * letter V and an ordinal ({@code asm-generic/ioctl.h}); the sizes are those of 64-bit Linux.
 */
enum Ioctl {
    /** {@code _IOR('V', 0, struct v4l2_capability)}. */
    QUERYCAP(0x80685600L),
    /** {@code _IOWR('V', 2, struct v4l2_fmtdesc)}. */
    ENUM_FMT(0xC0405602L),
    /** {@code _IOWR('V', 4, struct v4l2_format)}. */
    G_FMT(0xC0D05604L),
    /** {@code _IOWR('V', 5, struct v4l2_format)}. */
    S_FMT(0xC0D05605L),
    /** {@code _IOWR('V', 8, struct v4l2_requestbuffers)}. */
    REQBUFS(0xC0145608L),
    /** {@code _IOWR('V', 9, struct v4l2_buffer)}. */
    QUERYBUF(0xC0585609L),
    /** {@code _IOWR('V', 15, struct v4l2_buffer)}. */
    QBUF(0xC058560FL),
    /** {@code _IOWR('V', 17, struct v4l2_buffer)}. */
    DQBUF(0xC0585611L),
    /** {@code _IOW('V', 18, int)}. */
    STREAMON(0x40045612L),
    /** {@code _IOW('V', 19, int)}. */
    STREAMOFF(0x40045613L),
    /** {@code _IOWR('V', 21, struct v4l2_streamparm)}. */
    G_PARM(0xC0CC5615L),
    /** {@code _IOWR('V', 22, struct v4l2_streamparm)}. */
    S_PARM(0xC0CC5616L),
    /** {@code _IOWR('V', 27, struct v4l2_control)}. */
    G_CTRL(0xC008561BL),
    /** {@code _IOWR('V', 28, struct v4l2_control)}. */
    S_CTRL(0xC008561CL),
    /** {@code _IOWR('V', 36, struct v4l2_queryctrl)}. */
    QUERYCTRL(0xC0445624L),
    /** {@code _IOWR('V', 37, struct v4l2_querymenu)}. */
    QUERYMENU(0xC02C5625L),
    /** {@code _IOWR('V', 74, struct v4l2_frmsizeenum)}. */
    ENUM_FRAMESIZES(0xC02C564AL),
    /** {@code _IOWR('V', 75, struct v4l2_frmivalenum)}. */
    ENUM_FRAMEINTERVALS(0xC034564BL),
    /** {@code _IOWR('V', 103, struct v4l2_query_ext_ctrl)}. */
    QUERY_EXT_CTRL(0xC0E85667L);

    private static final int SIZE_SHIFT = 16;
    private static final int SIZE_MASK = 0x3FFF;

    private final long code;

    Ioctl(long code) {
        this.code = code;
    }

    long code() {
        return code;
    }

    int structBytes() {
        return (int) (code >> SIZE_SHIFT) & SIZE_MASK;
    }

    /** An empty struct, backed by an array, in the machine's byte order. */
    ByteBuffer struct() {
        return ByteBuffer.allocate(structBytes()).order(ByteOrder.nativeOrder());
    }

    /** A struct that begins with these fields of four bytes. */
    ByteBuffer struct(int... fields) {
        ByteBuffer struct = struct();
        for (int i = 0; i < fields.length; i++) {
            struct.putInt(i * Integer.BYTES, fields[i]);
        }
        return struct;
    }
}
