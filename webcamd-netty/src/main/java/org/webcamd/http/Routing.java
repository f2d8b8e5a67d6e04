package org.webcamd.http;

/** Finds who is to answer a request, and passes it on. Shared by all connections; any event loop. */
@FunctionalInterface
public interface Routing {
    /**
     * Has a request answered, now or later, exactly once.
     *
     * @param exchange whose request was read whole
     */
    void answer(Exchange exchange);
}
