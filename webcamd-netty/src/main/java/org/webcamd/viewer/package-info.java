/**
 * One viewer of a stream.
 *
 * <pre>{@code
 *   fan-out --loan--> ViewerHandler -- SendPolicy: send, skip, wait? --> a slice of the frame, one write --> socket
 *                           ^                                                          |
 *                           +--------------- taken whole: newest, if newer ------------+
 * }</pre>
 *
 * Everything of a viewer is confined to its event loop; {@link org.webcamd.viewer.ViewerStats} alone is read by others.
 */
package org.webcamd.viewer;
