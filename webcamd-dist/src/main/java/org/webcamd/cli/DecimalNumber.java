package org.webcamd.cli;

import com.beust.jcommander.ParameterException;
import com.beust.jcommander.converters.BaseConverter;

/** Reads a number such as 0.01; its range is checked by the settings that it goes into. */
public final class DecimalNumber extends BaseConverter<Double> {
    /**
     * For JCommander.
     *
     * @param option that is being read
     */
    public DecimalNumber(String option) {
        super(option);
    }

    @Override
    public Double convert(String value) {
        if (!value.matches("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)")) {
            throw new ParameterException("%s is '%s', must be a number such as 0.5".formatted(getOptionName(), value));
        }
        return Double.valueOf(value);
    }
}
