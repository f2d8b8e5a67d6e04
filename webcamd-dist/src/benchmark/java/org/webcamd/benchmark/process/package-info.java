/**
 * The processes of a run. Each is ended when its handle is closed, and at the latest when this JVM ends.
 *
 * <pre>{@code
 *   Benchmark --start, close--> ServerProcess (webcamd, reference, ustreamer) <--HTTP-- load client, a ChildProcess
 *       |                             |                                                     |
 *       |                          /proc/PID --ProcessFigures: CPU, memory------------------+
 *       +<-------------------------- a record as one line of text: RecordLine --------------+
 * }</pre>
 */
package org.webcamd.benchmark.process;
