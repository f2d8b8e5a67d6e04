package org.webcamd.launch;

import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.webcamd.auth.AuthFileException;
import org.webcamd.auth.LinkSigner;
import org.webcamd.cli.LinkRequest;

/** Prints a link with its signature. */
final class LinkErrand implements Errand {
    private final LinkRequest request;

    LinkErrand(LinkRequest request) {
        this.request = request;
    }

    /** What it is good for goes to where it does no harm to who takes the link from the other. */
    @Override
    public int run(PrintStream out, PrintStream err) {
        try {
            LinkSigner signer = LinkSigner.of(request.key());
            Instant now = Instant.now();
            out.println(request.target().signed(signer, now, request.valid()));
            err.println("good for %s, until %s".formatted(request.target().meaning(),
                now.plus(request.valid()).truncatedTo(ChronoUnit.SECONDS)));
            return OK;
        } catch (AuthFileException cannot) {
            err.println("webcamd: " + cannot.getMessage());
            return CANNOT_START;
        }
    }
}
