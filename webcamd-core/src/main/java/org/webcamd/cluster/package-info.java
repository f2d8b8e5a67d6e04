/**
 * Several machines: cameras are published to a message system, NATS, and served by edges. The one package that knows
 * its client, which is loaded when it is used.
 *
 * <pre>{@code
 *   camera's machine                        broker                      edge
 *
 *   CameraFeed --> view --> Publisher ==== announce, frames ====> Edge --> RemoteCamera --> ClusterSource
 *                              ^                                   |                            |
 *                              +========= demand, once a second ===+                     CameraFeed, as any other
 * }</pre>
 *
 * <p>A {@link org.webcamd.cluster.BrokerLink} keeps up the connection on a thread of its own, and its
 * {@link org.webcamd.cluster.Session} never waits. Beyond that each side has one thread, to which everybody else only
 * hands things over, by an {@link org.webcamd.cluster.Inbox}: {@code webcamd-publish} sends frames,
 * {@code webcamd-edge} asks for them. At an edge, pieces of frames are put together on the client's own thread.
 *
 * <p>What is sent is described in {@code docs/cluster-protocol.md}.
 */
package org.webcamd.cluster;
