package org.webcamd.launch;

import java.util.Optional;
import org.webcamd.service.ServiceNotifier;
import org.webcamd.service.ServiceSettings;

/**
 * The service manager that has started this process and wants to know how it goes, if one does. Used by the thread
 * that starts and stops, but for what is said of reloading.
 */
final class Supervision implements AutoCloseable {
    private final Launcher running;
    private volatile Optional<ServiceNotifier> notifier = Optional.empty();

    /** Of what serves. */
    Supervision(Launcher running) {
        this.running = running;
    }

    /** Tells that the port is open. Where nobody wants to know, nothing is loaded for it. */
    void serving() {
        if (System.getenv("NOTIFY_SOCKET") != null) {
            notifier = ServiceSettings.of(System.getenv(), ProcessHandle.current().pid())
                .flatMap(settings -> ServiceNotifier.start(settings, running.serviceReport()));
        }
    }

    /** The settings are about to be read again; {@link #reloaded} ends it, whatever comes of it. */
    void reloading() {
        notifier.ifPresent(ServiceNotifier::reloading);
    }

    /** It serves, by other settings or by those before. */
    void reloaded() {
        notifier.ifPresent(ServiceNotifier::reloaded);
    }

    /** It ends; nothing has been taken apart yet. */
    @Override
    public void close() {
        notifier.ifPresent(ServiceNotifier::close);
    }
}
