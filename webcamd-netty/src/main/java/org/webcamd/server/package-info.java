/**
 * The server: a port, a transport, a pipeline for each connection, and an orderly end.
 *
 * <pre>{@code
 *   socket --> ConnectionLimit --> RequestDecoder --> RequestHandler                         until a stream begins
 *   socket --> ViewerHandler                                                                 from then on
 * }</pre>
 */
package org.webcamd.server;
