package org.webcamd.v4l2;

/** A driver said no; {@link V4l2Device} puts it into words. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int errno;

    Refusal(Ioctl request, int errno) {
        super("VIDIOC_" + request + ": " + Errno.name(errno), null, false, false);
        this.errno = errno;
    }

    int errno() {
        return errno;
    }
}
