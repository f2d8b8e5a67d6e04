package org.webcamd.cli;

import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.Source;
import org.webcamd.capture.CaptureSettings;
import org.webcamd.route.ReportedConfig;

/**
 * One camera that the user asks for. Immutable.
 *
 * @param name unique, whatever the case; that of the source where the user gave none
 * @param source not opened yet
 * @param cameraSettings what is asked of a device
 * @param captureSettings within their ranges
 * @param reportedConfig what {@code /?info} tells of the settings
 */
public record NamedCamera(String name, Source source, CameraSettings cameraSettings, CaptureSettings captureSettings,
    ReportedConfig reportedConfig) {
}
