package org.webcamd.cli;

import com.beust.jcommander.ParameterException;
import com.beust.jcommander.converters.BaseConverter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a whole number; its range is checked by the settings that it goes into. */
public final class WholeNumber extends BaseConverter<Integer> {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,5})[xX]([0-9]{1,5})");

    /**
     * For JCommander.
     *
     * @param option that is being read
     */
    public WholeNumber(String option) {
        super(option);
    }

    /** {@code 1280x720} stands for both sides in other programs. */
    private String ofSize(String value) {
        Matcher sides = SIZE.matcher(value);
        boolean ofSide = getOptionName().equals("--width") || getOptionName().equals("--height");
        return ofSide && sides.matches() ? ": --width %s --height %s".formatted(sides.group(1), sides.group(2)) : "";
    }

    @Override
    public Integer convert(String value) {
        try {
            return Integer.valueOf(value);
        } catch (NumberFormatException wrong) {
            throw new ParameterException(
                "%s is '%s', must be a whole number%s".formatted(getOptionName(), value, ofSize(value)));
        }
    }
}
