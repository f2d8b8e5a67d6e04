/**
 * TLS on the port: which key and certificate, by which provider, and how what is written is encrypted.
 *
 * <pre>{@code
 *   CertificateFiles / SelfSigned --> Identity --> TlsEngines --> TlsPort, the current one; CertificateWatch renews it
 *
 *   socket --> FirstBytes                             until five bytes have come
 *   socket --> SslHandler --> PacedWrites --> HTTP    when they are TLS's
 *   socket --> HTTP                                   when they are not: it is sent to https
 * }</pre>
 *
 * Imported by those who make connections; knows nothing of HTTP.
 */
package org.webcamd.tls;
