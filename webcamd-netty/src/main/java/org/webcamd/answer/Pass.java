package org.webcamd.answer;

import java.util.Optional;
import org.webcamd.auth.Right;

/**
 * With what a request was let in.
 *
 * @param right what may be done
 * @param oneCamera whether nothing is to be told of other cameras than the one that is asked for
 * @param cookie what a browser is to show with all that the page asks for which it gets, as in a Set-Cookie header
 */
record Pass(Right right, boolean oneCamera, Optional<String> cookie) {
    static Pass of(Right right) {
        return new Pass(right, false, Optional.empty());
    }
}
