/**
 * The least that a server can do: what is measured beside the server under test, in the same run.
 *
 * <pre>{@code
 *   frames in direct memory --every tick: header + frame, one gathering write--> viewer, viewer, viewer
 *                                                                                (with unsent bytes: skipped)
 * }</pre>
 *
 * No requests are understood, nothing is counted, limited or logged. One thing more that it does not do, because plain
 * NIO has no such option: TCP_NOTSENT_LOWAT. Its slow viewers therefore show how old pictures become in the kernel's
 * buffers when nothing is done about it.
 */
package org.webcamd.benchmark.reference;
