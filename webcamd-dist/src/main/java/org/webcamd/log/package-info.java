/**
 * The log: one line an event on standard error, and no thread that serves ever waits for whoever reads it.
 *
 * <pre>{@code
 *   System.Logger, Netty, System.err --> ProcessLog (a Handler) --> LineQueue --> webcamd-log: LineFormat --> fd 2
 *                                                                     |
 *                                                                     +-- full: dropped, counted, said when it goes on
 * }</pre>
 */
package org.webcamd.log;
