package org.webcamd.launch;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.webcamd.auth.AuthFileException;
import org.webcamd.auth.Doorkeeper;
import org.webcamd.capture.CameraSpec;
import org.webcamd.cli.CommandLine;
import org.webcamd.counters.Counters;

/** Says whether a configuration is good: it was understood already, and the files that it names are read. */
final class CheckErrand implements Errand {
    private final CommandLine line;

    CheckErrand(CommandLine line) {
        this.line = line;
    }

    @Override
    public int run(PrintStream out, PrintStream err) {
        try {
            readFiles(line);
        } catch (AuthFileException wrong) {
            err.println("webcamd: " + line.located(wrong.getMessage()));
            return WRONG_USAGE;
        }
        out.println("%s: good; %s".formatted(line.configFile() == null ? "the command line" : line.configFile(),
            cameras(line)));
        return OK;
    }

    private static String cameras(CommandLine line) {
        List<CameraSpec> cameras = line.cameras();
        boolean isAutomatic = line.automatic().isPresent();
        if (cameras.isEmpty()) {
            return isAutomatic ? "all cameras that are plugged in" : "no camera yet";
        }
        return cameras.size() + (cameras.size() == 1 ? " camera: " : " cameras: ")
            + cameras.stream().map(CameraSpec::name).collect(Collectors.joining(", "))
            + (isAutomatic ? ", and all that are plugged in" : "");
    }

    /** Those of users and links; certificates were read when the configuration was. */
    static void readFiles(CommandLine line) throws AuthFileException {
        Doorkeeper.open(line.serverSettings().auth(), new Counters()).close();
    }
}
