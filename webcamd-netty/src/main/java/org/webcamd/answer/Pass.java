package org.webcamd.answer;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.webcamd.auth.Right;
import org.webcamd.site.ServedCamera;

/**
 * With what a request was let in.
 *
 * @param right what may be done
 * @param oneCamera whether nothing is to be told of other cameras than the one that is asked for
 * @param counts whether it still does; a connection may last longer than what it was let in with
 * @param stays whether what is shown with it may go on; a stream does beyond the time of its link
 * @param cookie what a browser is to show with all that the page asks for which it gets, as in a Set-Cookie header
 */
record Pass(Right right, boolean oneCamera, BooleanSupplier counts, BooleanSupplier stays, Optional<String> cookie) {
    static Pass of(Right right) {
        return of(right, () -> true);
    }

    static Pass of(Right right, BooleanSupplier counts) {
        return new Pass(right, false, counts, counts, Optional.empty());
    }

    /** Which of all cameras may be told of to who asks for one, or for none that is there. */
    List<ServedCamera> camerasOf(List<ServedCamera> all, ServedCamera asked) {
        if (!oneCamera) {
            return all;
        }
        // The one of its name, which may have been started anew meanwhile.
        return asked == null ? List.of()
            : all.stream().filter(camera -> camera.name().equalsIgnoreCase(asked.name())).toList();
    }
}
