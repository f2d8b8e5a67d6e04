package org.webcamd.websocket;

import java.util.function.Supplier;
import org.webcamd.adapt.AckedLink;
import org.webcamd.viewer.Audience;
import org.webcamd.viewer.FrameSupply;
import org.webcamd.viewer.Rate;
import org.webcamd.viewer.ViewerStats;

/**
 * A camera as one viewer asked for it, who was admitted to all viewers. Owned by the track that it is given to.
 *
 * @param supply of its frames
 * @param link told of what is acknowledged, where the supply depends on it; else null
 * @param rate that is wanted at most
 * @param wish which picture is being sent, as the query of a request has it
 * @param audience of the camera
 * @param stats what is told of the viewer
 */
public record TrackSource(FrameSupply supply, AckedLink link, Rate rate, Supplier<String> wish, Audience audience,
    ViewerStats stats) {
}
