package org.webcamd.v4l2;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.webcamd.camera.Control;
import org.webcamd.camera.ControlType;
import org.webcamd.camera.MenuItem;

/**
 * Asks a driver for its controls, by QUERY_EXT_CTRL, or by QUERYCTRL where the driver is old. The offsets are those of
 * {@code linux/videodev2.h}. Confined to its device's thread.
 */
final class ControlQueries {
    private static final int FLAG_NEXT_CTRL = 0x8000_0000;
    private static final int FLAG_DISABLED = 0x1;
    private static final int FLAG_GRABBED = 0x2;
    private static final int FLAG_READ_ONLY = 0x4;
    private static final int FLAG_INACTIVE = 0x10;
    private static final int FLAG_WRITE_ONLY = 0x40;
    private static final int FLAG_HAS_PAYLOAD = 0x100;

    private static final int CID_BASE = 0x0098_0900;
    /** The last of the user controls that an old driver may have. */
    private static final int CID_LASTP1 = CID_BASE + 44;

    /** No camera has more; a driver that never refuses must not keep us here for ever. */
    private static final int MOST = 512;

    private final Driver driver;

    ControlQueries(Driver driver) {
        this.driver = driver;
    }

    List<Control> controls() {
        List<Control> controls = new ArrayList<>();
        if (walk(Ioctl.QUERY_EXT_CTRL, controls) == 0 && walk(Ioctl.QUERYCTRL, controls) == 0) {
            for (int id = CID_BASE; id < CID_LASTP1; id++) {
                ByteBuffer struct = Ioctl.QUERYCTRL.struct(id);
                if (driver.ask(Ioctl.QUERYCTRL, struct) == 0) {
                    addTo(controls, Ioctl.QUERYCTRL, struct);
                }
            }
        }
        return controls;
    }

    /** From each control to the next one; returns how many answers there were. */
    private int walk(Ioctl query, List<Control> controls) {
        int last = 0;
        for (int answers = 0; answers < MOST; answers++) {
            ByteBuffer struct = query.struct(last | FLAG_NEXT_CTRL);
            if (driver.ask(query, struct) != 0 || Integer.compareUnsigned(struct.getInt(0), last) <= 0) {
                return answers;
            }
            last = struct.getInt(0);
            addTo(controls, query, struct);
        }
        return MOST;
    }

    private void addTo(List<Control> controls, Ioctl query, ByteBuffer struct) {
        Control control = query == Ioctl.QUERY_EXT_CTRL ? decodedExt(struct) : decoded(struct);
        if (control != null) {
            controls.add(control);
        }
    }

    /**
     * v4l2_query_ext_ctrl: id, type, name[32] (8), minimum (40), maximum, step, default_value (all of 64 bits), flags
     * (72).
     */
    private Control decodedExt(ByteBuffer struct) {
        return control(struct, (int) struct.getLong(40), (int) struct.getLong(48), (int) struct.getLong(56),
            (int) struct.getLong(64), struct.getInt(72));
    }

    /** v4l2_queryctrl: id, type, name[32] (8), minimum (40), maximum, step, default_value, flags (56). */
    private Control decoded(ByteBuffer struct) {
        return control(struct, struct.getInt(40), struct.getInt(44), struct.getInt(48), struct.getInt(52),
            struct.getInt(56));
    }

    private Control control(ByteBuffer struct, int minimum, int maximum, int step, int initial, int flags) {
        ControlType type = type(struct.getInt(4));
        if (type == null || (flags & (FLAG_DISABLED | FLAG_HAS_PAYLOAD)) != 0) {
            return null;
        }
        int id = struct.getInt(0);
        List<MenuItem> menu = type == ControlType.MENU || type == ControlType.INTEGER_MENU
            ? menu(id, type, minimum, maximum) : List.of();
        return new Control(id, Structs.text(struct, 8, 32), type, minimum, maximum, step, initial,
            (flags & FLAG_INACTIVE) != 0, (flags & (FLAG_READ_ONLY | FLAG_GRABBED)) != 0, menu,
            (flags & FLAG_WRITE_ONLY) == 0 ? value(id) : null);
    }

    /** {@code enum v4l2_ctrl_type}; null for those that are not handled: texts, tables, 64-bit numbers, headings. */
    private static ControlType type(int code) {
        return switch (code) {
            case 1 -> ControlType.INTEGER;
            case 2 -> ControlType.BOOLEAN;
            case 3 -> ControlType.MENU;
            case 4 -> ControlType.BUTTON;
            case 8 -> ControlType.BITMASK;
            case 9 -> ControlType.INTEGER_MENU;
            default -> null;
        };
    }

    /** v4l2_querymenu: id, index, then name[32] or a value of 64 bits (8). A menu may have gaps. */
    private List<MenuItem> menu(int id, ControlType type, int first, int last) {
        List<MenuItem> items = new ArrayList<>();
        for (int index = Math.max(0, first); index <= last && index - first < MOST; index++) {
            ByteBuffer struct = Ioctl.QUERYMENU.struct(id, index);
            if (driver.ask(Ioctl.QUERYMENU, struct) == 0) {
                items.add(new MenuItem(index,
                    type == ControlType.MENU ? Structs.text(struct, 8, 32) : Long.toString(struct.getLong(8))));
            }
        }
        return items;
    }

    /** v4l2_control: id, value. Null when the camera does not tell, as of a button. */
    Integer value(int id) {
        ByteBuffer struct = Ioctl.G_CTRL.struct(id);
        return driver.ask(Ioctl.G_CTRL, struct) == 0 ? (Integer) struct.getInt(4) : null;
    }

    /** 0 or an errno. */
    int set(int id, int value) {
        return driver.ask(Ioctl.S_CTRL, Ioctl.S_CTRL.struct(id, value));
    }
}
