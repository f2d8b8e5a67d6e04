/**
 * The terminal that somebody may sit at: how wide it is, and whether it shows colours.
 *
 * <pre>{@code
 *   bin/webcamd: test -t 1, test -t 2 --> system properties --> Terminal --> help, log
 * }</pre>
 */
package org.webcamd.terminal;
