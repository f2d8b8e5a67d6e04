package org.webcamd.launch;

import org.webcamd.capture.CameraFeed;

/** Learns which cameras run. Called on the thread that starts and stops them. */
interface CameraChanges {
    /** One runs. */
    void started(CameraFeed feed);

    /** One is about to end. */
    void stopped(CameraFeed feed);
}
