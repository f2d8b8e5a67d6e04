package org.webcamd.server;

import static java.lang.System.Logger.Level.INFO;

import org.webcamd.site.ServedCameras;

/** Renews the frame rates of all cameras when it is run, and logs them where that is asked for. One thread. */
final class RateLines implements Runnable {
    private static final System.Logger LOG = System.getLogger(RateLines.class.getName());

    private final ServedCameras cameras;
    private final boolean logged;

    RateLines(ServedCameras cameras, boolean logged) {
        this.cameras = cameras;
        this.logged = logged;
    }

    @Override
    public void run() {
        cameras.renewRates();
        if (logged) {
            cameras.rateSummaries().forEach(line -> LOG.log(INFO, line));
        }
    }
}
