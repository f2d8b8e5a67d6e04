/**
 * The log: one line an event on standard error, and no thread that serves ever waits for whoever reads it.
 *
 * <pre>{@code
 *   native code --> fd 2 --> webcamd-stderr \
 *                            System.err -----+--> PrintedKinds --+
 *                                                                v
 *                         System.Logger, Netty --> ProcessLog, a Handler --> LineQueue --> webcamd-log --> real fd 2
 *                                                                                |
 *                                                    full: dropped, counted, said when it goes on
 * }</pre>
 */
package org.webcamd.log;
