package org.webcamd.cli;

import com.beust.jcommander.ParameterException;
import com.beust.jcommander.converters.BaseConverter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a number of bytes such as 64M; its range is checked by the settings that it goes into. */
public final class ByteSize extends BaseConverter<Long> {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,12})([kmg]?)(?:i?b)?");
    private static final List<String> UNITS = List.of("", "k", "m", "g");
    private static final int BITS = 10;

    /**
     * For JCommander.
     *
     * @param option that is being read
     */
    public ByteSize(String option) {
        super(option);
    }

    @Override
    public Long convert(String value) {
        Matcher size = SIZE.matcher(value.toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            throw new ParameterException(
                "%s is '%s', must be a number of bytes such as 64M or 1G".formatted(getOptionName(), value));
        }
        int shift = BITS * UNITS.indexOf(size.group(2));
        // What is beyond all ranges stays so.
        return Math.min(Long.parseLong(size.group(1)), Long.MAX_VALUE >> shift) << shift;
    }
}
