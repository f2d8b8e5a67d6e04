package org.webcamd.cli;

import java.util.List;
import org.webcamd.capture.CameraSpec;

/**
 * A camera that the user asks for. Immutable.
 *
 * @param spec what is asked of it
 * @param asked all that the spec was made of: two cameras of one name are the same if it is equal
 */
record NamedCamera(CameraSpec spec, List<Object> asked) {
    /** Never what was asked, which may be a secret. */
    @Override
    public String toString() {
        return spec.name();
    }
}
