/**
 * Video over WebSocket (RFC 6455), for pages: each frame is a message, which the client acknowledges when it was shown,
 * and no more than two are on their way. So a viewer is given new pictures through any proxy, however much that takes
 * in advance; and one connection carries several cameras.
 *
 * <pre>{@code
 *   messages in:  decoder -> PieceCount -> aggregator -> SocketHandler -> Tracks (cameras asked for)
 *                                                                      -> Track (acknowledgements)
 *   frames out:   ring -> fan-out -> Track (policy, window, link) -> Outlet (one at a time) -> socket
 * }</pre>
 *
 * Everything of a connection is confined to its event loop, but for what says otherwise.
 */
package org.webcamd.websocket;
