package org.webcamd.service;

import java.util.Optional;

/** How it goes, as a service manager is told. Asked by the thread of {@link ServiceNotifier}. */
public interface ServiceReport {
    /** {@return one line for people, such as {@code systemctl status} shows} */
    String status();

    /** {@return why it does not go on as it should, or none: while there is a reason no sign of life is given} */
    Optional<String> trouble();
}
