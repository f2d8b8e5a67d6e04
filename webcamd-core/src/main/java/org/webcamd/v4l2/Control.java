package org.webcamd.v4l2;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that can be adjusted at a camera, and its value at the time it was asked. Immutable.
 *
 * @param id {@code V4L2_CID_*}
 * @param name as v4l2-ctl spells it: lower case, underscores
 * @param type how a value is to be read
 * @param minimum least value
 * @param maximum greatest value
 * @param step from one value to the next
 * @param initial the driver's default
 * @param flags {@code V4L2_CTRL_FLAG_*}
 * @param menu what can be chosen; empty when it is no menu
 * @param value at the time of asking, or null when it has none to read
 */
public record Control(int id, String name, ControlType type, int minimum, int maximum, int step, int initial,
    int flags, List<MenuItem> menu, Integer value) {
    private static final int FLAG_GRABBED = 0x2;
    private static final int FLAG_READ_ONLY = 0x4;
    private static final int FLAG_INACTIVE = 0x10;

    /** Takes a copy of the list. */
    public Control {
        menu = List.copyOf(menu);
    }

    /**
     * Whether a value has no effect at present, since an automatic control has the say.
     *
     * @return true when it is to be shown greyed out
     */
    public boolean isInactive() {
        return (flags & FLAG_INACTIVE) != 0;
    }

    /**
     * Whether it can be read but not set, at present or ever.
     *
     * @return true when setting it fails
     */
    public boolean isReadOnly() {
        return (flags & (FLAG_READ_ONLY | FLAG_GRABBED)) != 0;
    }

    /**
     * Its value for people.
     *
     * @return such as "128" or "3=aperture_priority_mode"; empty when it has none
     */
    public String valueText() {
        if (value == null) {
            return "";
        }
        return menu.stream().filter(item -> item.index() == value).map(MenuItem::toString).findFirst()
            .orElse(type == ControlType.BITMASK ? "0x" + Integer.toHexString(value) : value.toString());
    }

    /**
     * What it takes, for people.
     *
     * @return such as "0 to 255" or "1=manual_mode, 3=aperture_priority_mode"
     */
    public String accepted() {
        return switch (type) {
            case BOOLEAN -> "0 or 1";
            case BUTTON -> "1";
            case BITMASK -> "bits of 0x" + Integer.toHexString(maximum);
            case MENU, INTEGER_MENU -> menu.stream().map(MenuItem::toString).collect(Collectors.joining(", "));
            case INTEGER -> minimum + " to " + maximum + (step > 1 ? " in steps of " + step : "");
        };
    }

    Control withValue(Integer present) {
        return new Control(id, name, type, minimum, maximum, step, initial, flags, menu, present);
    }
}
