package org.webcamd.camera;

/**
 * An open device. Confined to one thread, which also closes it.
 */
public interface Camera extends AutoCloseable {
    /**
     * Waits for the next picture.
     *
     * @return a picture that is valid until the next call of {@code grab} or {@code close}
     * @throws CameraException when the device gives none; it is to be closed then
     * @throws InterruptedException when the thread is to end
     */
    Picture grab() throws CameraException, InterruptedException;

    /** {@return what was agreed with the driver, the same for the life of the camera} */
    CameraMode mode();

    /** Releases the device. */
    @Override
    void close();
}
