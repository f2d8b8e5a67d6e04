package org.webcamd.v4l2;

import java.util.Locale;
import org.webcamd.camera.Control;
import org.webcamd.camera.ControlException;
import org.webcamd.camera.MenuItem;
import org.webcamd.text.ForeignText;

/** Reads what a user wrote as the value of a control. Stateless. */
final class ControlText {
    private ControlText() {
    }

    /** A number in the control's range, or the name of one of its choices. */
    static int parse(Control control, String text) throws ControlException {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return switch (control.type()) {
            case BUTTON -> 1;
            case BOOLEAN -> onOrOff(control, word);
            case MENU, INTEGER_MENU -> choice(control, word);
            case BITMASK -> bits(control, word);
            case INTEGER -> inRange(control, word);
        };
    }

    private static int onOrOff(Control control, String word) throws ControlException {
        return switch (word) {
            case "1", "true", "on", "yes" -> 1;
            case "0", "false", "off", "no" -> 0;
            default -> throw bad(control, word);
        };
    }

    private static int choice(Control control, String word) throws ControlException {
        for (MenuItem item : control.menu()) {
            if (Integer.toString(item.index()).equals(word)) {
                return item.index();
            }
        }
        for (MenuItem item : control.menu()) {
            if (item.label().equals(word) || item.name().equals(Control.spelled(word))) {
                return item.index();
            }
        }
        throw bad(control, word);
    }

    private static int bits(Control control, String word) throws ControlException {
        long value = number(control, word);
        if ((value & ~Integer.toUnsignedLong(control.maximum())) != 0) {
            throw bad(control, word);
        }
        return (int) value;
    }

    private static int inRange(Control control, String word) throws ControlException {
        long value = number(control, word);
        if (value < control.minimum() || value > control.maximum()) {
            throw bad(control, word);
        }
        return (int) value;
    }

    private static long number(Control control, String word) throws ControlException {
        try {
            return Long.decode(word.matches("[+-]?0\\d+") ? word.replaceFirst("0+(?=\\d)", "") : word);
        } catch (NumberFormatException noNumber) {
            throw bad(control, word);
        }
    }

    private static ControlException bad(Control control, String word) {
        return new ControlException("%s is %s, this camera takes %s".formatted(control.name(),
            word.isEmpty() ? "empty" : ForeignText.cleaned(word), control.accepted()));
    }
}
