package org.webcamd.cluster;

import java.util.concurrent.CompletableFuture;
import org.webcamd.camera.Source;

/** Who serves cameras of other machines. Called on the thread of the edge, which is not to be held up. */
public interface CameraArrivals {
    /**
     * Another machine has a camera.
     *
     * @param name in its cluster: 1 to 64 letters, digits, {@code _} and {@code -}
     * @param source of its pictures, not opened yet
     * @return whether it is served from now on, known at once or soon; otherwise it is asked again some seconds later
     */
    CompletableFuture<Boolean> arrived(String name, Source source);

    /**
     * It has not been heard of for long, or has gone for good.
     *
     * @param name of one that is served
     */
    void departed(String name);
}
