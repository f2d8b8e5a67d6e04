/**
 * What webcamd counts. Everything that can be lost or refused has a counter of its own, so that nothing disappears
 * silently; {@code /?info} prints them by iterating over {@link org.webcamd.counters.Counter}.
 */
package org.webcamd.counters;
