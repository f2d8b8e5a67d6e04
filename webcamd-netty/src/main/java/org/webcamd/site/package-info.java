/**
 * The cameras that are served: a registry that can gain and lose one at any time. Nothing of HTTP is known here.
 *
 * <pre>{@code
 *   ServedCameras --> ServedCamera --+--> ServedViews  a view for each wish, its fan-outs for each event loop
 *                                    +--> ControlDesk  asks the driver on a thread of its own
 *                                    +--> FrameRates   renewed by one thread, read by any
 *                                    +--> Audience     who watches
 * }</pre>
 *
 * Any thread may use these, where nothing else is said.
 */
package org.webcamd.site;
