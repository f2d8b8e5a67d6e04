/**
 * One connection of HTTP: a request is read, and the next one not before its answer was taken.
 *
 * <pre>{@code
 *   socket --> RequestDecoder --> RequestHandler --Exchange--> Routing, which answers it, now or later
 *                 |                   RequestBody, RequestDeadline     |
 *   bytes of what is pipelined                                         v
 *   socket <-- encoder <-- AnswerWriter <-- Exchange: answers exactly once
 *   socket <-- a viewer, in place of all these, once a stream has begun
 * }</pre>
 *
 * What is served, and at which address, is not known here. Everything of a connection is confined to its event loop;
 * {@link org.webcamd.http.ConnectionHandlers} and {@link org.webcamd.http.Routing} are shared by all.
 */
package org.webcamd.http;
