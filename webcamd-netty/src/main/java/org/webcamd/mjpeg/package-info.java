/**
 * One viewer of a stream.
 *
 * <pre>{@code
 *   fan-out --loan--> MjpegHandler -- SendPolicy: send, skip, wait? --> a slice of the frame, one write --> socket
 *                          ^                                                          |
 *                          +--------------- taken whole: newest, if newer ------------+
 * }</pre>
 *
 * Everything of a viewer is confined to its event loop; {@link org.webcamd.mjpeg.ViewerStats} alone is read by others.
 */
package org.webcamd.mjpeg;
