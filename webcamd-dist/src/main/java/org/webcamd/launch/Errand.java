package org.webcamd.launch;

import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Supplier;
import org.webcamd.cli.CommandLine;
import org.webcamd.terminal.Terminal;
import org.webcamd.v4l2.DeviceList;
import org.webcamd.v4l2.DeviceReport;

/** Something that is asked for in place of serving: done once, and the program ends. The main thread's. */
@FunctionalInterface
interface Errand {
    /** It is done. */
    int OK = 0;
    /** It cannot be done; also where the program cannot start. */
    int CANNOT_START = 1;
    /** What the user wrote is wrong. */
    int WRONG_USAGE = 2;

    /**
     * Does it.
     *
     * @param out for what the user asked for
     * @param err for what is wrong
     * @return the exit code
     */
    int run(PrintStream out, PrintStream err);

    /** The one that a command line asks for, if any. */
    static Optional<Errand> of(CommandLine line) {
        if (line.wantsHelp()) {
            Terminal terminal = Terminal.ofStandardOutput();
            return Optional.of(text(() -> line.help(terminal.columns(), terminal.colours())));
        }
        if (line.wantsVersion()) {
            return Optional.of(text(() -> "webcamd " + Version.current() + System.lineSeparator()));
        }
        if (line.wantsDeviceList()) {
            return Optional.of(text(() -> DeviceReport.of(DeviceList.ofThisMachine().survey())));
        }
        if (line.wantsSignedLink()) {
            return Optional.of(new LinkErrand(line.linkRequest()));
        }
        if (line.wantsImport()) {
            return Optional.of(new ImportErrand(line.importFrom()));
        }
        if (line.wantsCheck()) {
            return Optional.of(new CheckErrand(line));
        }
        if (line.wantsProbe()) {
            return Optional.of(ProbeErrand.of(line));
        }
        return Optional.empty();
    }

    private static Errand text(Supplier<String> printed) {
        return (out, err) -> {
            out.print(printed.get());
            return OK;
        };
    }
}
