package org.webcamd.camera;

import java.util.List;

/**
 * What can be adjusted at a camera while it runs: brightness, exposure and the like. Any thread, one call at a time;
 * each blocks for as long as the driver does.
 */
public interface CameraControls {
    /**
     * All that the camera has.
     *
     * @return with their present values
     * @throws CameraException when the camera is not there, in one line
     */
    List<Control> list() throws CameraException;

    /**
     * Sets one, now and whenever the camera is opened again.
     *
     * @param name of the control, or the driver's number of it
     * @param text a number, or a choice by its name
     * @return with the value that the camera then has, which the driver may have rounded
     * @throws ControlException when the camera has no such control or does not take the value, in one line
     * @throws CameraException when it is not there or its driver refuses, in one line
     */
    Control set(String name, String text) throws CameraException;
}
