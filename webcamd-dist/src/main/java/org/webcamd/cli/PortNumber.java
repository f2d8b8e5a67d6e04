package org.webcamd.cli;

import com.beust.jcommander.converters.BaseConverter;
import org.webcamd.admission.ListenSettings;

/** Reads the number of a port, or that there is none; its range is checked by the settings that it goes into. */
public final class PortNumber extends BaseConverter<Integer> {
    /**
     * For JCommander.
     *
     * @param option that is being read
     */
    public PortNumber(String option) {
        super(option);
    }

    @Override
    public Integer convert(String value) {
        return value.equalsIgnoreCase("none") ? Integer.valueOf(ListenSettings.NO_PORT)
            : new WholeNumber(getOptionName()).convert(value);
    }
}
