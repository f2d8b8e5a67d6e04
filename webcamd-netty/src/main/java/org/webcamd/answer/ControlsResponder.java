package org.webcamd.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.webcamd.access.AccessSettings;
import org.webcamd.access.ControlGuard;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.Control;
import org.webcamd.camera.ControlException;
import org.webcamd.http.Exchange;
import org.webcamd.site.ServedCamera;

/** Answers what controls a camera has, and sets them, where that is allowed. Any event loop. */
final class ControlsResponder implements Responder {
    /** What clients append against caches, and what says what is asked for. */
    private static final Set<String> WITHOUT_MEANING =
        Set.of("controls", "action", "_", "t", "time", "timestamp", "cachebust", "bypasscache");

    /** What is told of controls. */
    @FunctionalInterface
    private interface Document {
        void write(JsonGenerator to, List<Control> controls) throws IOException;
    }

    private final boolean allowed;
    private final ControlGuard guard;

    /** For all cameras: whether anybody may, and whose pages; nobody without a password, where there are some. */
    ControlsResponder(AccessSettings access, boolean asksForPasswords) {
        allowed = access.allowControl();
        guard = new ControlGuard(access, asksForPasswords);
    }

    /** Whether there is anything to be had here. */
    boolean allowed() {
        return allowed;
    }

    /** Whether the page that asks may set controls, if it does so as this server's page does. */
    boolean mayPageSet(HttpHeaders headers) {
        return allowed && guard.mayPageSet(headers);
    }

    /** {@code ?controls} lists, {@code ?controls&brightness=128} sets. */
    @Override
    public void answer(Exchange exchange, Destination destination) {
        Map<String, String> wanted = wanted(destination.target());
        ServedCamera camera = destination.camera();
        if (exchange.isHead()) {
            list(exchange, camera);
        } else if (!wanted.isEmpty()) {
            set(exchange, camera, wanted);
        } else if (exchange.isPost()) {
            exchange.answer(HttpResponseStatus.BAD_REQUEST,
                "nothing to set: values stand in the address, as in /?controls&brightness=128, and no body is read");
        } else {
            list(exchange, camera);
        }
    }

    private void list(Exchange exchange, ServedCamera camera) {
        ifPossible(exchange, camera, () -> answerWhenDone(exchange, camera, camera.controls().list()));
    }

    /** Mjpg-streamer's {@code action=command&dest=0&plugin=0&group=1&id=9963776&value=128}. */
    void answerCommand(Exchange exchange, Destination destination) throws BadRequestException {
        RequestTarget target = destination.target();
        ServedCamera camera = destination.camera();
        requireAbsentOr(target, "dest", MjpgStreamer.INPUT);
        String id = required(target, "id", "the number or the name of a control");
        if (id.equals(MjpgStreamer.NO_CONTROL)) {
            ifAllowed(exchange, camera, () ->
                Json.answer(exchange, to -> ControlsDocument.write(to, camera.name(), List.of())));
            return;
        }
        requireAbsentOr(target, "group", MjpgStreamer.DRIVER_CONTROL);
        String value = required(target, "value", "a number");
        if (exchange.isHead()) {
            list(exchange, camera);
        } else {
            ifAllowed(exchange, camera, () -> answerWhenDone(exchange, camera, camera.controls().set(Map.of(id, value))
                .exceptionallyCompose(failure -> asItIs(camera, id, causeOf(failure)))));
        }
    }

    /**
     * Those clients send all that they have, one after the other, and stop at an error. So what cannot be set now,
     * since an automatic control has the say or it is only to be read, is none in a command.
     */
    private static CompletableFuture<List<Control>> asItIs(ServedCamera camera, String id, Throwable failure) {
        return camera.controls().list().thenCompose(all -> all.stream()
            .filter(control -> id.equals(Integer.toString(control.id())) || id.equals(control.name()))
            .filter(control -> failure instanceof ControlException ? control.readOnly() : control.inactive())
            .findFirst().map(control -> CompletableFuture.completedFuture(List.of(control)))
            .orElseGet(() -> CompletableFuture.failedFuture(failure)));
    }

    /** Mjpg-streamer's {@code input.json}; of a camera that has no controls, without any. */
    void answerInput(Exchange exchange, Destination destination) {
        ServedCamera camera = destination.camera();
        if (camera.controls().exist()) {
            ifPossible(exchange, camera, () -> answerWhenDone(exchange, camera, camera.controls().list(),
                (to, controls) -> MjpgStreamer.writeInput(to, camera.feed().status().mode(), controls)));
        } else if (isAllowed(exchange)) {
            Json.answer(exchange, to -> MjpgStreamer.writeInput(to, camera.feed().status().mode(), List.of()));
        }
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

    /** Tells whether an address of the list sets something. */
    static boolean sets(RequestTarget target) {
        return !wanted(target).isEmpty();
    }

    private void set(Exchange exchange, ServedCamera camera, Map<String, String> wanted) {
        ifAllowed(exchange, camera, () -> answerWhenDone(exchange, camera, camera.controls().set(wanted)));
    }

    /** Does what changes something, or says why not. */
    private void ifAllowed(Exchange exchange, ServedCamera camera, Runnable then) {
        ifPossible(exchange, camera, () -> guard.refusal(exchange.request()).thenAcceptAsync(
            refusal -> refusal.ifPresentOrElse(why -> exchange.answer(why.status(), why.text()), then),
            exchange.channel().eventLoop()));
    }

    private void ifPossible(Exchange exchange, ServedCamera camera, Runnable then) {
        if (isAllowed(exchange)) {
            if (camera.controls().exist()) {
                then.run();
            } else {
                exchange.answer(HttpResponseStatus.NOT_FOUND, "camera %s has no controls".formatted(camera.name()));
            }
        }
    }

    private boolean isAllowed(Exchange exchange) {
        if (!allowed) {
            exchange.answer(HttpResponseStatus.FORBIDDEN, "controls are not to be had here (--allow-control)");
        }
        return allowed;
    }

    private static void answerWhenDone(Exchange exchange, ServedCamera camera,
        CompletableFuture<List<Control>> controls) {
        answerWhenDone(exchange, camera, controls, (to, all) -> ControlsDocument.write(to, camera.name(), all));
    }

    private static void answerWhenDone(Exchange exchange, ServedCamera camera,
        CompletableFuture<List<Control>> controls, Document document) {
        controls.whenCompleteAsync((values, failure) -> {
            if (failure == null) {
                Json.answer(exchange, to -> document.write(to, values));
            } else {
                answerFailure(exchange, camera, causeOf(failure));
            }
        }, exchange.channel().eventLoop());
    }

    private static Throwable causeOf(Throwable failure) {
        return failure instanceof CompletionException ? failure.getCause() : failure;
    }

    private static void answerFailure(Exchange exchange, ServedCamera camera, Throwable failure) {
        if (failure instanceof ControlException wrong) {
            exchange.answer(HttpResponseStatus.BAD_REQUEST, wrong.getMessage());
        } else {
            exchange.unavailable(failure instanceof CameraException explained ? explained.getMessage()
                : "the driver of camera %s does not answer".formatted(camera.name()));
        }
    }
}
