/**
 * Pictures derived from a camera's: a {@link org.webcamd.rendition.Rendition} is a ring like any other, fed by a worker
 * that takes the source's newest frame. It is made once a frame however many viewers there are, and not at all for
 * none:
 *
 * <pre>{@code
 *   source ring --onFrame()--> one pending task --> worker: newest, decode, rotate, encode --> own ring --> viewers
 *        ^                                                                                        |
 *        +-- subscribes while, and only while, its own ring is wanted ----------------------------+
 * }</pre>
 */
package org.webcamd.rendition;
