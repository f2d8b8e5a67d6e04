/**
 * How a client gets onto the way of a frame: a request is read, its target understood, and one of the responders
 * answers.
 *
 * <pre>{@code
 *   codec --> RequestHandler --> RequestTarget, Route --+--> StreamResponder    hands the channel to viewer
 *                  |                                    +--> SnapshotResponder  one frame, captured after the request
 *                  +-- Exchange: answers exactly once   +--> InfoResponder      JSON
 *                                                       +--> ControlsResponder  by way of a ControlDesk
 *                                                       +--> PageResponder      the page, and what is wrong
 *                                                       +--> PageFile           its script and style
 * }</pre>
 *
 * Which pages may read an answer, {@link org.webcamd.route.AllowedOrigins} says, and who may set something,
 * {@code ControlGuard}. Both go by what browsers tell of the page that asks.
 *
 * <p>Which of the {@link org.webcamd.route.ServedCameras} a request means, its path says, and the responder is handed
 * that one. A connection is answered one request at a time, on its event loop.
 */
package org.webcamd.route;
