package org.webcamd.benchmark.scenario;

import java.io.IOException;
import org.webcamd.benchmark.process.BrokenRunException;

/** One table of the report. */
@FunctionalInterface
public interface Scenario {
    /**
     * Measures and reports.
     *
     * @throws BrokenRunException when something does not work
     * @throws IOException when something cannot be started or read
     * @throws InterruptedException when asked to end
     */
    void run() throws BrokenRunException, IOException, InterruptedException;
}
