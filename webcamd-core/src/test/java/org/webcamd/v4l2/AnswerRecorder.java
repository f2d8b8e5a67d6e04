package org.webcamd.v4l2;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * Writes down what a real driver answers, for {@link RecordedDriver} to give again: one line an answer, of the request,
 * its errno, the bytes asked and the bytes answered, without the zero bytes at their ends. Refusals of the usual kind
 * (EINVAL) are left out.
 */
final class AnswerRecorder {
    private AnswerRecorder() {
    }

    /** With the path of a device: its answers to all questions about who it is, what it offers and its controls. */
    public static void main(String[] args) throws V4l2Exception {
        Path path = Path.of(args[0]);
        int descriptor = Libc.open(path);
        Driver real = (request, struct) -> Libc.ask(descriptor, request, struct.array());
        try (V4l2Device device = V4l2Device.open(path, recording(real, System.out),
            () -> Libc.closeDescriptor(descriptor))) {
            device.formats();
            device.current();
            device.controls();
            asOldDriver(recording(real, System.out));
        }
    }

    /** The controls once more, in the way of before Linux 3.17. */
    private static void asOldDriver(Driver recording) {
        new ControlQueries((request, struct) -> request == Ioctl.QUERY_EXT_CTRL ? Errno.ENOTTY
            : recording.ask(request, struct)).controls();
    }

    private static Driver recording(Driver real, PrintStream lines) {
        return (request, struct) -> {
            ByteBuffer asked = ByteBuffer.wrap(struct.array().clone());
            int errno = real.ask(request, struct);
            if (errno != Errno.EINVAL) {
                lines.println(request + " " + errno + " " + hex(asked) + " " + hex(struct));
            }
            return errno;
        };
    }

    static String hex(ByteBuffer struct) {
        String hex = HexFormat.of().formatHex(struct.array()).replaceAll("(00)*$", "");
        return hex.isEmpty() ? "-" : hex;
    }
}
