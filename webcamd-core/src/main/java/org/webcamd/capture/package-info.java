/**
 * A camera's life: opened, captured from while somebody watches, lost and opened again.
 *
 * <pre>
 *   {@link org.webcamd.capture.CameraFeed}                 one object a camera
 *     +-- CaptureLoop   thread webcamd-capture-NAME:  grab, publish;  reopen;  sleep when unwatched
 *     +-- FramePublisher   a JPEG at once, what is encoded or rotated by way of the workers, in order
 *     +-- FrameRing     its frames
 *     +-- Renditions    rotations of them
 *     +-- Counters      what happened to it
 * </pre>
 */
package org.webcamd.capture;
