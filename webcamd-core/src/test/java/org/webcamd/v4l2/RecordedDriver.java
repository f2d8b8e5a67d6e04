package org.webcamd.v4l2;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Answers as a real driver did, whose bytes {@link AnswerRecorder} has written down. Values that are set are
 * remembered; what was never asked of the real one is refused.
 */
final class RecordedDriver implements Driver {
    /** The order of the values that were set, as "id=value". */
    final List<String> written = new ArrayList<>();
    /** Refusals to try out, by request. */
    final Map<Ioctl, Integer> refusals = new HashMap<>();
    /** How often it was closed. */
    int closes;

    private final Map<String, String[]> answers = new HashMap<>();
    private final Map<Integer, Integer> values = new HashMap<>();

    RecordedDriver(String resource) {
        try (InputStream in = RecordedDriver.class.getResourceAsStream(resource);
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            lines.lines().map(line -> line.split(" ")).filter(fields -> fields.length == 4)
                .forEach(fields -> answers.put(fields[0] + " " + fields[2], fields));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    V4l2Device device() throws V4l2Exception {
        return V4l2Device.open(Path.of("/dev/video0"), this, () -> closes++);
    }

    @Override
    public int ask(Ioctl request, ByteBuffer struct) {
        if (refusals.containsKey(request)) {
            return refusals.get(request);
        }
        switch (request) {
            case S_CTRL -> {
                values.put(struct.getInt(0), struct.getInt(4));
                written.add(Integer.toHexString(struct.getInt(0)) + "=" + struct.getInt(4));
                return 0;
            }
            case S_FMT, S_PARM, REQBUFS, STREAMON, STREAMOFF -> {
                written.add(request.name());
                return 0;
            }
            default -> {
                return recorded(request, struct);
            }
        }
    }

    private int recorded(Ioctl request, ByteBuffer struct) {
        if (request == Ioctl.G_CTRL && values.containsKey(struct.getInt(0))) {
            struct.putInt(4, values.get(struct.getInt(0)));
            return 0;
        }
        String[] answer = answers.get(request + " " + AnswerRecorder.hex(struct));
        if (answer == null) {
            return Errno.EINVAL;
        }
        if (!answer[3].equals("-")) {
            struct.put(0, HexFormat.of().parseHex(answer[3]));
        }
        return Integer.parseInt(answer[1]);
    }
}
