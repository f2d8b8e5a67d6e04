package org.webcamd.cli;

import com.beust.jcommander.ParameterException;
import com.beust.jcommander.converters.BaseConverter;

/** Reads a whole number; its range is checked by the settings that it goes into. */
public final class WholeNumber extends BaseConverter<Integer> {
    /**
     * For JCommander.
     *
     * @param option that is being read
     */
    public WholeNumber(String option) {
        super(option);
    }

    @Override
    public Integer convert(String value) {
        try {
            return Integer.valueOf(value);
        } catch (NumberFormatException wrong) {
            throw new ParameterException("%s is '%s', must be a whole number".formatted(getOptionName(), value));
        }
    }
}
