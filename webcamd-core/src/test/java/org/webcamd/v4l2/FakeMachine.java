package org.webcamd.v4l2;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A machine whose devices are plugged in and out by tests: folders such as /dev and /sys, and drivers that answer. */
public final class FakeMachine {
    private static final int CAPTURES = 0x04200001;
    private static final int METADATA = 0x04A00000;
    private static final int NEEDS_MEDIA_CONTROLLER = 0x20000000;
    private static final int FOURCC_AT = 44;

    private record Model(Capability who, String fourcc) {
    }

    private final Path root;
    private final Path dev;
    private final Path sys;
    private final Map<String, Model> models = new HashMap<>();
    private final Map<String, Integer> refusing = new HashMap<>();
    private final Map<String, CountDownLatch> hanging = new HashMap<>();
    private final List<String> opened = new CopyOnWriteArrayList<>();

    /** Without devices. */
    public FakeMachine(Path root) {
        this.root = root;
        dev = folder(root.resolve("dev"));
        sys = folder(root.resolve("sys/class/video4linux"));
    }

    public DeviceList devices() {
        return new DeviceList(dev, sys, this::open);
    }

    public Path node(String node) {
        return dev.resolve(node);
    }

    /** Which nodes have been opened, each as often as it was. */
    public List<String> opened() {
        return List.copyOf(opened);
    }

    /** A USB camera: the node gives pictures, and the next number tells of them. */
    public synchronized void plug(int number, String ports, String card, String serial) {
        add("video" + number, 0, ports, card, serial, CAPTURES, "uvcvideo", "MJPG");
        add("video" + (number + 1), 1, ports, card, serial, METADATA, "uvcvideo", "");
    }

    public synchronized void unplug(int number) {
        remove("video" + number);
        remove("video" + (number + 1));
    }

    /** What a sensor is connected to. */
    public synchronized void addReceiver(String node) {
        add(node, 0, "", "rp1-cfe", "", CAPTURES | NEEDS_MEDIA_CONTROLLER, "rp1-cfe", "RG10");
    }

    public synchronized void addOutput(String node) {
        add(node, 0, "", "an output", "", 0x04200002, "output", "");
    }

    /** Of a driver that says that it captures, what it was given. */
    public synchronized void addConverter(String node) {
        add(node, 0, "", "bcm2835-isp-capture0", "", CAPTURES, "bcm2835-isp", "YUYV");
    }

    /** A device of programs. */
    public synchronized void addLoopback(String node, boolean written) {
        Path told = folder(root.resolve("sys/devices/virtual/video4linux").resolve(node));
        link(sys.resolve(node), told);
        write(told.resolve("name"), "Loopback");
        write(told.resolve("index"), "0");
        setWritten(node, written);
        models.put(node, new Model(new Capability("v4l2 loopback", "Loopback", "platform", CAPTURES), "YUYV"));
        write(dev.resolve(node), "");
    }

    public void setWritten(String node, boolean written) {
        write(sys.resolve(node).resolve("format"), written ? "YUYV:640x480@30/1" : "");
    }

    /** 0: does not refuse any more. */
    public synchronized void refuse(String node, int errno) {
        refusing.put(node, errno);
    }

    /** Whoever opens it waits, until this is counted down. */
    public synchronized CountDownLatch hang(String node) {
        CountDownLatch released = new CountDownLatch(1);
        hanging.put(node, released);
        return released;
    }

    private void add(String node, int index, String ports, String card, String serial, int flags, String driver,
        String fourcc) {
        models.put(node, new Model(new Capability(driver, card, "usb-" + ports, flags), fourcc));
        Path usb = folder(root.resolve("sys/devices/pci0/usb1").resolve("1-" + ports));
        Path device = ports.isEmpty() ? folder(root.resolve("sys/devices/platform").resolve(driver))
            : folder(usb.resolve("1-" + ports + ":1.0"));
        if (!ports.isEmpty()) {
            write(usb.resolve("idVendor"), "046d");
            write(usb.resolve("serial"), serial);
        }
        Path told = folder(device.resolve("video4linux").resolve(node));
        write(told.resolve("name"), card);
        write(told.resolve("index"), Integer.toString(index));
        link(told.resolve("device"), device);
        link(sys.resolve(node), told);
        write(dev.resolve(node), "");
    }

    private void remove(String node) {
        models.remove(node);
        try {
            Files.deleteIfExists(sys.resolve(node));
            Files.deleteIfExists(dev.resolve(node));
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    private V4l2Device open(Path path) throws V4l2Exception {
        String node = path.getFileName().toString();
        opened.add(node);
        Model model;
        CountDownLatch hangs;
        int errno;
        synchronized (this) {
            model = models.get(node);
            hangs = hanging.get(node);
            errno = refusing.getOrDefault(node, 0);
        }
        if (hangs != null) {
            awaitQuietly(hangs);
        }
        if (errno != 0 || model == null) {
            throw new V4l2Exception(errno == 0 ? Errno.ENODEV : errno, "refused: " + path);
        }
        return V4l2Device.open(path, (request, struct) -> answer(model, request, struct), model.who::captures);
    }

    private static int answer(Model model, Ioctl request, ByteBuffer struct) {
        if (request == Ioctl.QUERYCAP) {
            struct.put(0, model.who.driver().getBytes()).put(16, model.who.card().getBytes());
            struct.put(48, model.who.bus().getBytes()).putInt(84, model.who.flags());
            return 0;
        }
        if (request == Ioctl.ENUM_FMT && struct.getInt(0) == 0 && !model.fourcc.isEmpty()) {
            struct.put(FOURCC_AT, model.fourcc.getBytes());
            return 0;
        }
        return Errno.EINVAL;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path folder(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text.isEmpty() ? "" : text + "\n");
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    private static void link(Path link, Path target) {
        try {
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, target);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }
}
