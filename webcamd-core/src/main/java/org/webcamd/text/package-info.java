/**
 * Text of others: what a server, a program, a driver or a client says is made fit to be shown here, before it gets into
 * a log, a message or an answer. Stateless.
 */
package org.webcamd.text;
