package org.webcamd.capture;

import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.Source;

/**
 * One camera that the user asks for. Immutable.
 *
 * @param name unique, whatever the case; that of the source where the user gave none
 * @param index the number of the device, where the user gave one, or 0; only told, since the source knows its device
 * @param source not opened yet
 * @param cameraSettings what is asked of a device
 * @param captureSettings what is done with its pictures
 */
public record CameraSpec(String name, int index, Source source, CameraSettings cameraSettings,
    CaptureSettings captureSettings) {
}
