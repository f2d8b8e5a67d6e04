/**
 * Where pictures come from. A {@link org.webcamd.camera.Source} is what the user named; opening it gives a
 * {@link org.webcamd.camera.Camera}, which gives a {@link org.webcamd.camera.Picture} at a time, borrowed from the
 * device until the next one is asked for.
 *
 * <pre>{@code
 *   Source --open()--> Camera --grab()--> Picture (borrowed native memory) --> jpeg
 * }</pre>
 *
 * What can be adjusted are its {@link org.webcamd.camera.CameraControls}. Sources are implemented further below; here
 * is only the test picture, which needs nothing else.
 *
 * <p>All of a camera is used by its capture thread alone; every call may block for as long as the driver does.
 */
package org.webcamd.camera;
