package org.webcamd.cli;

import com.beust.jcommander.converters.IParameterSplitter;
import java.util.List;

/** Leaves the commas in the value of an option that may be given several times. Stateless. */
public final class Undivided implements IParameterSplitter {
    /** For JCommander. */
    public Undivided() {
        // Nothing to keep.
    }

    @Override
    public List<String> split(String value) {
        return List.of(value);
    }
}
