/**
 * What {@code webcamd --probe} does: takes pictures from a source for two seconds, the way that the server takes them,
 * and writes down what came.
 *
 * <pre>{@code
 *   Source.open --> Camera.grab --> frame --> Tally --> Delivery --> ProbeReport
 *   |---- thread webcamd-probe, may hang ----|  |----- caller's thread -----|
 * }</pre>
 */
package org.webcamd.probe;
