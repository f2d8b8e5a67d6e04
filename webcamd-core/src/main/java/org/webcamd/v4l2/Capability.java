package org.webcamd.v4l2;

import java.nio.ByteBuffer;
import java.util.Set;

/**
 * Who a device is, from {@code struct v4l2_capability}: driver[16], card[32], bus_info[32], version, capabilities (of
 * all nodes of the device), device_caps (of this node). Immutable.
 *
 * @param driver kernel module, such as uvcvideo
 * @param card what the maker calls it
 * @param bus where it is plugged in, such as usb-0000:00:14.0-1
 * @param flags what this node can do, {@code V4L2_CAP_*}
 */
public record Capability(String driver, String card, String bus, int flags) {
    /** What they give, they have been given: they are parts of a Raspberry Pi that say they capture. */
    private static final Set<String> CONVERTERS = Set.of("bcm2835-isp", "pispbe");
    /** They give what a sensor tells, even where they do not say that somebody has to set them up. */
    private static final Set<String> RECEIVERS = Set.of("unicam", "rp1-cfe");

    private static final int VIDEO_CAPTURE = 0x1;
    private static final int VIDEO_CAPTURE_MPLANE = 0x1000;
    private static final int VIDEO_M2M_MPLANE = 0x4000;
    private static final int VIDEO_M2M = 0x8000;
    private static final int META_CAPTURE = 0x0080_0000;
    private static final int IO_MC = 0x2000_0000;
    private static final int DEVICE_CAPS = 0x8000_0000;

    private static final int BUF_TYPE_VIDEO_CAPTURE = 1;
    private static final int BUF_TYPE_VIDEO_CAPTURE_MPLANE = 9;

    static Capability of(ByteBuffer struct) {
        int ofAllNodes = struct.getInt(84);
        int ofThisNode = struct.getInt(88);
        return new Capability(Structs.text(struct, 0, 16), Structs.text(struct, 16, 32), Structs.text(struct, 48, 32),
            (ofAllNodes & DEVICE_CAPS) != 0 ? ofThisNode : ofAllNodes);
    }

    /**
     * Whether pictures can be taken from this node.
     *
     * @return false for a camera's metadata node, an encoder or an output
     */
    public boolean captures() {
        return has(VIDEO_CAPTURE | VIDEO_CAPTURE_MPLANE) && !has(VIDEO_M2M | VIDEO_M2M_MPLANE)
            && !CONVERTERS.contains(driver);
    }

    /**
     * Whether this is the second node of a webcam, which tells of its pictures and gives none.
     *
     * @return true for such a node
     */
    public boolean isMetadata() {
        return has(META_CAPTURE) && !captures();
    }

    /**
     * Whether this node is a part of a chain that another program (libcamera) has to set up first.
     *
     * @return true for such a node, whose pictures cannot simply be taken
     */
    public boolean needsMediaController() {
        return has(IO_MC) || RECEIVERS.contains(driver);
    }

    /** What the other structs want as {@code type}. */
    int bufferType() {
        return has(VIDEO_CAPTURE) ? BUF_TYPE_VIDEO_CAPTURE : BUF_TYPE_VIDEO_CAPTURE_MPLANE;
    }

    private boolean has(int anyOf) {
        return (flags & anyOf) != 0;
    }
}
