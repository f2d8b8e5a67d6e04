package org.webcamd.v4l2;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.webcamd.camera.Control;

/**
 * An open V4L2 device, to be asked what it is, has and is set to. It may be open in another program, or in OpenCV, at
 * the same time: only {@link #rehearse} wants it for itself.
 *
 * <p>One thread at a time. Every call may block for as long as the driver does, some 10 ms a call with a USB camera
 * and for good with a broken one. Close it soon: a camera that is unplugged while its node is held open comes back
 * under another number.
 */
public final class V4l2Device implements AutoCloseable {
    private final Path path;
    private final Driver driver;
    private final Runnable release;
    private final Capability capability;
    private final FormatQueries formats;
    private final ControlQueries controls;
    private boolean closed;

    private V4l2Device(Path path, Driver driver, Runnable release) throws V4l2Exception {
        this.path = path;
        this.driver = driver;
        this.release = release;
        ByteBuffer struct = Ioctl.QUERYCAP.struct();
        int errno = driver.ask(Ioctl.QUERYCAP, struct);
        if (errno != 0) {
            throw new V4l2Exception(errno, Diagnosis.notAsked(path, errno));
        }
        capability = Capability.of(struct);
        formats = new FormatQueries(driver, capability.bufferType());
        controls = new ControlQueries(driver);
    }

    /**
     * Opens a device and asks it who it is. Blocks while the driver wakes it up.
     *
     * @param path of a character device or a link to one
     * @return an open device, owned by the caller; it may be a metadata node
     * @throws V4l2Exception with what is wrong and what to do, also where there is no V4L2
     */
    public static V4l2Device open(Path path) throws V4l2Exception {
        int descriptor = Libc.open(path);
        if (descriptor < 0) {
            throw new V4l2Exception(-descriptor, Diagnosis.notOpened(path, -descriptor));
        }
        return open(path, new OpenDriver(descriptor), () -> Libc.closeDescriptor(descriptor));
    }

    static V4l2Device open(Path path, Driver driver, Runnable release) throws V4l2Exception {
        boolean handedOver = false;
        try {
            V4l2Device device = new V4l2Device(path, driver, release);
            handedOver = true;
            return device;
        } finally {
            if (!handedOver) {
                release.run();
            }
        }
    }

    /**
     * Where it was opened.
     *
     * @return the path as it was given
     */
    public Path path() {
        return path;
    }

    /**
     * Who it is; asked when it was opened.
     *
     * @return the same value for the life of the device
     */
    public Capability capability() {
        return capability;
    }

    /**
     * All that it has. Asks the driver once a format, size and rate.
     *
     * @return in the driver's order; empty for what gives no pictures
     */
    public List<OfferedFormat> formats() {
        return formats.formats();
    }

    /**
     * What it is set to.
     *
     * @return format, size and rate
     * @throws V4l2Exception when the driver does not say
     */
    public StreamFormat current() throws V4l2Exception {
        try {
            return formats.current();
        } catch (Refusal refusal) {
            throw explained(refusal);
        }
    }

    /**
     * Its controls with their present values. Asks the camera once a control.
     *
     * @return in the driver's order; those of one number only (no texts, tables or 64-bit values)
     */
    public List<Control> controls() {
        return controls.controls();
    }

    /**
     * Sets format and rate, starts the stream and stops it again, so that a driver's reason not to is heard. The camera
     * must not be in use, here or elsewhere. Blocks while the camera starts.
     *
     * @param wanted what to ask for
     * @return what the driver made of it; it stays set
     * @throws V4l2Exception in one line why the camera would not start
     */
    public StreamFormat rehearse(FormatChoice wanted) throws V4l2Exception {
        try {
            return new Rehearsal(driver, capability.bufferType()).run(wanted);
        } catch (Refusal refusal) {
            throw notStarted(refusal, wanted);
        }
    }

    /** Begins to take pictures. The stream is owned by the caller, who closes it before this device. */
    DriverStream stream(FormatChoice wanted) throws V4l2Exception {
        DriverStream stream = new DriverStream(driver, capability.bufferType());
        boolean handedOver = false;
        try {
            stream.start(wanted);
            handedOver = true;
            return stream;
        } catch (Refusal refusal) {
            throw notStarted(refusal, wanted);
        } finally {
            if (!handedOver) {
                stream.close();
            }
        }
    }

    private V4l2Exception notStarted(Refusal refusal, FormatChoice wanted) {
        return refusal.errno() == Errno.ENOSPC
            ? new V4l2Exception(refusal.errno(), Diagnosis.noRoomOnTheBus(path, wanted, formats()))
            : explained(refusal);
    }

    /** The present value, or null when the camera does not tell. */
    Integer value(int controlId) {
        return controls.value(controlId);
    }

    /** 0 or an errno. */
    int setValue(int controlId, int value) {
        return controls.set(controlId, value);
    }

    private V4l2Exception explained(Refusal refusal) {
        return new V4l2Exception(refusal.errno(), Diagnosis.refused(path, refusal));
    }

    /** Closes the device, which takes no time; closing it again does nothing. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            release.run();
        }
    }
}
