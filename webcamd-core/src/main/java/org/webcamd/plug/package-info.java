/**
 * The cameras of this machine as they are plugged in and out, each under a name of its own that stays.
 *
 * <pre>{@code
 *   PlugWatch       a thread: has /dev changed? then look
 *     PluggedCameras   who is there, who is gone, who is new        --> PlugListener: arrived, left
 *       NamedDevices     those that the user has named are not for us
 *       Newcomers        what is this? asked once, on threads of its own (a driver may hang)
 *       PluggedCamera    where a camera is now: what its source is opened by
 * }</pre>
 *
 * Nothing is opened that has been opened before, so that nobody wakes a camera that sleeps.
 */
package org.webcamd.plug;
