package org.webcamd.route;

import org.webcamd.capture.CameraFeed;

/**
 * A camera, and what {@code /?info} tells of its settings.
 *
 * @param feed belongs to whoever made it
 * @param config the settings
 */
public record ReportedCamera(CameraFeed feed, ReportedConfig config) {
}
