/**
 * What a service manager such as systemd is told of this process (sd_notify(3)): that it serves, how it goes, that it
 * is alive. Loaded only where somebody wants to know.
 *
 * <pre>{@code
 *   ServiceReport <-- asked -- ServiceNotifier --> NotifySocket --> systemd
 *                              webcamd-service
 * }</pre>
 */
package org.webcamd.service;
