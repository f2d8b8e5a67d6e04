/**
 * A picture as large as a viewer's link can carry while it is fresh: what the link takes is measured, and the view that
 * the viewer is given is chosen from a ladder of renditions which all who adapt share. What is decided,
 * {@link org.webcamd.adapt.Adaptation} decides, without sockets and clocks. Everything here is confined to the viewer's
 * event loop.
 */
package org.webcamd.adapt;
