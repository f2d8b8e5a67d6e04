package org.webcamd.camera;

import java.util.List;
import org.webcamd.v4l2.Control;
import org.webcamd.v4l2.V4l2Exception;

/**
 * What can be adjusted at a camera while it runs: brightness, exposure and the like. Any thread, one call at a time;
 * each blocks for as long as the driver does.
 */
public interface CameraControls {
    /**
     * All that the camera has.
     *
     * @return with their present values
     * @throws V4l2Exception when the camera is not there, in one line
     */
    List<Control> list() throws V4l2Exception;

    /**
     * Sets one, now and whenever the camera is opened again.
     *
     * @param name of the control, or the driver's number of it
     * @param text a number, or a choice by its name
     * @return with the value that the camera then has, which the driver may have rounded
     * @throws V4l2Exception when the camera has no such control, does not take the value or is not there, in one line
     */
    Control set(String name, String text) throws V4l2Exception;
}
