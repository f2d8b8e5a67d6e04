/**
 * The one crossing between the thread that makes frames and the threads that send them.
 *
 * <pre>{@code
 *   capture thread                         |                    event loops, rendition workers
 *                                          |
 *   Part.allocate, JPEG, Part.frame        |
 *        |                                 |
 *        v          slots (a ring)         |
 *   publish(frame) --> [ f5 | f6 | f7 | f4 ] --> retainedNewest() = f7, or none
 *        |                                 |           ^
 *        +---- onNewer() ------------------+-----------+   each listener: set a flag, schedule once
 * }</pre>
 *
 * The ring holds one count of each {@link org.webcamd.frame.Frame} in it and gives it up when the slot is overwritten.
 * Readers take the newest frame and never wait; one that is late has missed frames, which is the point. A ring whose
 * last listener has left tells its producer, so that nothing is captured or encoded for nobody.
 *
 * <p>Who wants every frame reads by a {@link org.webcamd.ring.RingReader}, in which some wait:
 *
 * <pre>{@code
 *   publish --onNewer()--> retainedNewest() --> [ f5 | f6 | f7 ] --next()--> recorder, publisher
 *                                                full: lost, counted
 * }</pre>
 */
package org.webcamd.ring;
