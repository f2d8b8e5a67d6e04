/**
 * From a ring to those who take its frames, one {@link org.webcamd.fanout.LoopFanOut} for each ring and event loop:
 *
 * <pre>{@code
 *   capture thread                  event loop
 *   ring.publish --onNewer()-->     flag was clear? one task
 *                                   run(): newest frame, retained once --loan--> taker, taker, taker
 * }</pre>
 *
 * Frames never queue up: a loop that is behind has one pending task and takes the newest frame when it runs.
 */
package org.webcamd.fanout;
