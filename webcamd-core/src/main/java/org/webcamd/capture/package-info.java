/**
 * A camera's life: opened, captured from while somebody watches, lost and opened again.
 *
 * <pre>
 *   {@link org.webcamd.capture.CameraSpec}                 what the user asks for
 *   {@link org.webcamd.capture.CameraFeed}                 one object a camera
 *     +-- CaptureLoop   thread webcamd-capture-NAME:  grab, publish;  reopen;  sleep when unwatched
 *     +-- FramePublisher   a JPEG as a frame, pixels as they are
 *     +-- Views         its picture as it is wished for, each a ring
 *     +-- Counters      what happened to it
 * </pre>
 */
package org.webcamd.capture;
