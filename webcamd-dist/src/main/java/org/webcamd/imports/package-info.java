/**
 * Makes a configuration of what other camera servers are told: crowsnest.conf, octopi.txt, and command lines of
 * mjpg_streamer, ustreamer and camera-streamer, as they stand or in a script or unit.
 *
 * <pre>
 * Importer ── Crowsnest ─┐
 *             OctoPi ────┤
 *             Commands ──┴─ a table of options each ──&gt; Draft ──&gt; ConfigText
 * </pre>
 */
package org.webcamd.imports;
