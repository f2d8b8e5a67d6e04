package org.webcamd.route;

import org.webcamd.wish.Wish;

/**
 * What a request is for, resolved once: which route, of which camera, and what else its query says.
 *
 * @param route that its address means
 * @param camera that it names, or else the one that is meant without a name
 * @param named whether its path names a camera
 * @param target its address
 */
record Destination(Route route, ServedCamera camera, boolean named, RequestTarget target) {
    /** What the picture is to be like, on top of what all get. */
    Wish wish() throws BadRequestException {
        return QueryItems.wish(target);
    }
}
