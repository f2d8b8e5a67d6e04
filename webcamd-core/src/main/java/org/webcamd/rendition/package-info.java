/**
 * Pictures derived from a camera's: a {@link org.webcamd.rendition.Rendition} is a ring like any other, fed by workers
 * that take the source's newest frame. It is made once a frame however many viewers there are, and not at all for
 * none:
 *
 * <pre>{@code
 *   source ring --onFrame()--> FrameLine: newest waits --> workers: decode, rotate, encode --> own ring --> viewers
 *        ^                                                                                       |
 *        +-- subscribes while, and only while, its own ring is wanted ---------------------------+
 * }</pre>
 */
package org.webcamd.rendition;
