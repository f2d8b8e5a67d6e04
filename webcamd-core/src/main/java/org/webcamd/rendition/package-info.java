/**
 * A camera's picture in the forms that are wanted: a {@link org.webcamd.rendition.Views view} is a ring for all who
 * wish for the same. It is made with the first {@link org.webcamd.rendition.Lease}, filled while somebody listens, and
 * gone with the last lease; the base view alone stays.
 *
 * <pre>{@code
 *   lease(wish) ------------------------------------------+
 *                                                         v
 *   a JPEG, as it is -----------------------------> ring of the view --> those who listen
 *   a JPEG to be changed --+                              ^
 *   pixels ----------------+--> FrameLine, workers -------+
 * }</pre>
 *
 * What the camera wants for all and what is asked for on top are one wish before anything is decoded.
 *
 * <p>Order of locks, when somebody begins to listen or stops, and when a picture is offered; none is taken the other
 * way round:
 *
 * <pre>{@code
 *   Views (lease, give back) --> ring: who listens --> View --> FrameLine --> ring: slots
 *                                (onDemand)           (offer)   (put, out)    (publish, clear)
 * }</pre>
 */
package org.webcamd.rendition;
