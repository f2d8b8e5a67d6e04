/**
 * What is served at which address: a request is resolved once, and one of the responders answers.
 *
 * <pre>{@code
 *   RouteTable: RequestTarget --> RouteIndex of RouteRows --> Gate: who may ask for that, by password or by link
 *                   --> Destination, with a Pass -----+
 *                                                      +--> StreamResponder    hands the connection to a viewer
 *                                                      +--> SnapshotResponder  one frame, captured after the request
 *                                                      +--> InfoResponder      JSON
 *                                                      +--> ControlsResponder  by way of a ControlDesk
 *                                                      +--> PageResponder      the page, and what is wrong
 *                                                      +--> PageFile           its script and style
 * }</pre>
 *
 * A new route is a row of the {@link org.webcamd.answer.RouteRows} and a {@code Responder}. All of them are shared by
 * all connections, and called on the event loop of the one that asks.
 */
package org.webcamd.answer;
