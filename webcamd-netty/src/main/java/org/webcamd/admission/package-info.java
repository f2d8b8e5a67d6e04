/**
 * Where connections come in, who gets one, and for whom it counts.
 *
 * <pre>{@code
 *   a connection --> Place --enter, idle, busy, leave--> Admission --> AddressShare, one for each address
 *                      |                                     |
 *   a proxy's request -+-- ForwardedAddress                  +--> full: the longest idle Place is closed
 * }</pre>
 *
 * A {@link org.webcamd.admission.Place} belongs to a connection, {@link org.webcamd.admission.Admission} to the server;
 * what they share is guarded by the latter's lock, which is taken when a connection or a request begins or ends, and
 * never for a frame.
 */
package org.webcamd.admission;
