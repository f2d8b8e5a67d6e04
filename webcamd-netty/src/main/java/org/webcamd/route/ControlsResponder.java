package org.webcamd.route;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.webcamd.v4l2.Control;
import org.webcamd.v4l2.ControlException;
import org.webcamd.v4l2.V4l2Exception;

/** Answers what controls a camera has, and sets them, where that is allowed. Any event loop. */
public final class ControlsResponder {
    /** What clients append against caches, and what says what is asked for. */
    private static final Set<String> WITHOUT_MEANING =
        Set.of("controls", "action", "_", "t", "time", "timestamp", "cachebust", "bypasscache");
    private static final String INPUT = "0";
    private static final String DRIVER_CONTROL = "1";

    private final AccessSettings access;

    /**
     * For all cameras.
     *
     * @param access whether anybody may, and whose pages
     */
    public ControlsResponder(AccessSettings access) {
        this.access = access;
    }

    /** {@code ?controls} lists, {@code ?controls&brightness=128} sets. */
    void answer(Exchange exchange, RequestTarget target, ServedCamera camera) {
        Map<String, String> wanted = wanted(target);
        if (wanted.isEmpty() || exchange.isHead()) {
            if (isPossible(exchange, camera)) {
                answerWhenDone(exchange, camera, camera.controls().list());
            }
        } else {
            set(exchange, camera, wanted);
        }
    }

    /** Mjpg-streamer's {@code action=command&dest=0&plugin=0&group=1&id=9963776&value=128}. */
    void answerCommand(Exchange exchange, RequestTarget target, ServedCamera camera) throws BadRequestException {
        requireAbsentOr(target, "dest", INPUT);
        requireAbsentOr(target, "group", DRIVER_CONTROL);
        String id = required(target, "id", "the number or the name of a control");
        String value = required(target, "value", "a number");
        set(exchange, camera, Map.of(id, value));
    }

    private static void requireAbsentOr(RequestTarget target, String item, String accepted)
        throws BadRequestException {
        String value = target.value(item);
        if (value != null && !value.equals(accepted)) {
            throw new BadRequestException(item, value, accepted);
        }
    }

    private static String required(RequestTarget target, String item, String accepted) throws BadRequestException {
        String value = target.value(item);
        if (value == null || value.isEmpty()) {
            throw new BadRequestException(item, "", accepted);
        }
        return value;
    }

    private static Map<String, String> wanted(RequestTarget target) {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (RequestTarget.Item item : target.items()) {
            boolean isName = !WITHOUT_MEANING.contains(item.name()) && !item.name().matches("[0-9]*");
            if (isName && !item.value().isEmpty()) {
                wanted.put(item.name(), item.value());
            }
        }
        return wanted;
    }

    private void set(Exchange exchange, ServedCamera camera, Map<String, String> wanted) {
        if (isPossible(exchange, camera) && isOwnPage(exchange)) {
            answerWhenDone(exchange, camera, camera.controls().set(wanted));
        }
    }

    private boolean isPossible(Exchange exchange, ServedCamera camera) {
        if (!access.allowControl()) {
            exchange.answer(HttpResponseStatus.FORBIDDEN, "controls are not to be had here (--allow-control)");
        } else if (!camera.controls().exist()) {
            exchange.answer(HttpResponseStatus.NOT_FOUND, "camera %s has no controls".formatted(camera.name()));
        }
        return !exchange.isAnswered();
    }

    /** A page anywhere on the web can have its reader's browser ask for any address: browsers say so by this header. */
    private boolean isOwnPage(Exchange exchange) {
        boolean foreign = "cross-site".equals(exchange.headers().get("Sec-Fetch-Site"))
            && AllowedOrigins.ofRequest(exchange.headers()).filter(access.origins()::names).isEmpty();
        if (foreign) {
            exchange.answer(HttpResponseStatus.FORBIDDEN,
                "pages of other sites may not set controls, but those that --allow-origin names");
        }
        return !foreign;
    }

    private static void answerWhenDone(Exchange exchange, ServedCamera camera,
        CompletableFuture<List<Control>> controls) {
        controls.whenCompleteAsync((values, failure) -> {
            if (failure == null) {
                exchange.answerDocument(to -> ControlsDocument.write(to, camera.name(), values));
            } else {
                answerFailure(exchange, camera, failure instanceof CompletionException ? failure.getCause() : failure);
            }
        }, exchange.context().executor());
    }

    private static void answerFailure(Exchange exchange, ServedCamera camera, Throwable failure) {
        if (failure instanceof ControlException wrong) {
            exchange.answer(HttpResponseStatus.BAD_REQUEST, wrong.getMessage());
        } else {
            exchange.unavailable(failure instanceof V4l2Exception explained ? explained.getMessage()
                : "the driver of camera %s does not answer".formatted(camera.name()));
        }
    }
}
