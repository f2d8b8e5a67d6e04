/**
 * Who may read what is served here, and who may change something: rules over the headers of a request, which answer
 * nobody by themselves. They go by what browsers tell of the page that asks.
 *
 * <pre>{@code
 *   AccessSettings --+--> AllowedOrigins  which pages may read an answer       WebOrigin: where a page comes from
 *                    +--> ControlGuard    who may set something                WebHost: how this server was called
 *                    |       +-- HostRule, MachineNames: by a name that is ours
 *                    +--> FrameAncestors  which pages may show one of ours
 * }</pre>
 */
package org.webcamd.access;
