package org.webcamd.v4l2;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.CaptureFormat;

/** A driver that gives the pictures of a script, in four buffers, and nothing behind them. One thread. */
final class ScriptedDriver implements Driver {
    /** A picture to come. */
    record Given(byte[] bytes, long stampNanos, int flags) {
    }

    /** Marked as broken. */
    static final int ERROR = 0x40;
    private static final int BUFFERS = 4;

    final Deque<Given> script = new ArrayDeque<>();
    final List<Ioctl> refused = new ArrayList<>();
    int mapped;
    int closes;
    boolean streams;
    private final String fourcc;
    private final int width;
    private final int height;
    private final int bytesPerLine;
    private final ByteBuffer[] buffers = new ByteBuffer[BUFFERS];
    private final Deque<Integer> queue = new ArrayDeque<>();
    private final Set<Integer> queued = new HashSet<>();

    ScriptedDriver(String fourcc, int width, int height, int bytesPerLine) {
        this.fourcc = fourcc;
        this.width = width;
        this.height = height;
        this.bytesPerLine = bytesPerLine;
    }

    V4l2Camera open() throws Exception {
        FormatChoice choice = new FormatChoice(fourcc, width, height, 30, Optional.empty());
        CameraSettings asked = new CameraSettings(16, 16, 30, CaptureFormat.AUTO);
        return V4l2Camera.open(Path.of("/dev/video9"), V4l2Device.open(Path.of("/dev/video9"), this, () -> closes++),
            choice, asked, new CaptureClock(line -> { }));
    }

    @Override
    public int ask(Ioctl request, ByteBuffer struct) {
        if (refused.contains(request)) {
            return Errno.EIO;
        }
        switch (request) {
            case QUERYCAP -> struct.putInt(84, 0x0400_0001);
            case S_FMT -> struct.putInt(8, width).putInt(12, height).putInt(16, Structs.fourcc(fourcc))
                .putInt(24, bytesPerLine);
            case S_PARM -> struct.putInt(12, 1).putInt(16, 30);
            case REQBUFS -> struct.putInt(0, Math.min(BUFFERS, struct.getInt(0)));
            case QUERYBUF -> struct.putInt(64, struct.getInt(0)).putInt(72, 1 << 20);
            case QBUF -> {
                if (!queued.add(struct.getInt(0))) {
                    return Errno.EINVAL;
                }
                queue.add(struct.getInt(0));
            }
            case DQBUF -> {
                return fill(struct);
            }
            case STREAMON -> streams = true;
            case STREAMOFF -> streams = false;
            default -> {
                return Errno.ENOTTY;
            }
        }
        return 0;
    }

    private int fill(ByteBuffer struct) {
        if (script.isEmpty() || queue.isEmpty()) {
            return Errno.ENODEV;
        }
        Given given = script.remove();
        int index = queue.remove();
        queued.remove(index);
        buffers[index].put(0, given.bytes());
        struct.putInt(0, index).putInt(8, given.bytes().length).putInt(12, given.flags());
        struct.putLong(24, given.stampNanos() / 1_000_000_000).putLong(32, given.stampNanos() / 1_000 % 1_000_000);
        return 0;
    }

    @Override
    public ByteBuffer map(long offset, int bytes) {
        mapped++;
        buffers[(int) offset] = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        return buffers[(int) offset];
    }

    @Override
    public void unmap(ByteBuffer memory) {
        mapped--;
    }

    @Override
    public boolean awaitPicture(int millis) {
        return true;
    }
}
