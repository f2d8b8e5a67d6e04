package org.webcamd.answer;

import org.webcamd.http.Exchange;

/** Answers requests of one kind. Shared by all connections; any event loop. */
@FunctionalInterface
interface Responder {
    /**
     * Answers, now or later, exactly once.
     *
     * @throws BadRequestException when an item of the query has a bad value; the table answers that
     */
    void answer(Exchange exchange, Destination destination) throws BadRequestException;
}
