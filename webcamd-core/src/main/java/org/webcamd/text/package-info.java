/**
 * Text of others: what a server, a program, a driver or a client says is made fit to be shown here, before it gets into
 * a log, a message or an answer; and a source is shown without what lets somebody in.
 */
package org.webcamd.text;
