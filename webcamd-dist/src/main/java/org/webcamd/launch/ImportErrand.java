package org.webcamd.launch;

import java.io.PrintStream;
import org.webcamd.imports.ImportException;
import org.webcamd.imports.Importer;

/** Prints the configuration that does what another program's file says. */
final class ImportErrand implements Errand {
    private final String from;

    ImportErrand(String from) {
        this.from = from;
    }

    @Override
    public int run(PrintStream out, PrintStream err) {
        try {
            out.print(Importer.configurationOf(from, System.in));
            return OK;
        } catch (ImportException cannot) {
            err.println("webcamd: --import: " + cannot.getMessage());
            return CANNOT_START;
        }
    }
}
