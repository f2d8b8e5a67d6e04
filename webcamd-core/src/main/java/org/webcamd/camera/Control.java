package org.webcamd.camera;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Something that can be adjusted at a camera, and its value at the time it was asked. Immutable.
 *
 * @param id the driver's number of it
 * @param label the driver's words for it, such as "White Balance, Automatic"
 * @param type how a value is to be read
 * @param minimum least value
 * @param maximum greatest value
 * @param step from one value to the next
 * @param initial the driver's default
 * @param inactive whether a value has no effect at present, since an automatic control has the say
 * @param readOnly whether it can be read but not set, at present or ever
 * @param menu what can be chosen; empty when it is no menu
 * @param value at the time of asking, or null when it has none to read
 */
public record Control(int id, String label, ControlType type, int minimum, int maximum, int step, int initial,
    boolean inactive, boolean readOnly, List<MenuItem> menu, Integer value) {
    /** Takes a copy of the list. */
    public Control {
        menu = List.copyOf(menu);
    }

    /** {@return what it goes by here: its label as {@link #spelled} gives it} */
    public String name() {
        return spelled(label);
    }

    /**
     * A name as v4l2-ctl spells it: lower case, and one underscore for whatever stands between letters and digits.
     *
     * @param label as the driver or a person writes it
     * @return such as "white_balance_automatic"
     */
    public static String spelled(String label) {
        return label.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_|_$", "").toLowerCase(Locale.ROOT);
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

    /**
     * The same with another value.
     *
     * @param present or null when it has none to read
     * @return a copy
     */
    public Control withValue(Integer present) {
        return new Control(id, label, type, minimum, maximum, step, initial, inactive, readOnly, menu, present);
    }
}
