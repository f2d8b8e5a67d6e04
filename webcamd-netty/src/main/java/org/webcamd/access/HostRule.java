package org.webcamd.access;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * By which names a request that changes something may ask for this server. A browser takes a page for one of this
 * server when both have the same name, and whoever owns a name in the DNS can let it point anywhere (DNS rebinding): so
 * it must be one that nobody can let point here but those who run this machine and its network. Immutable; any thread.
 */
final class HostRule {
    private final List<String> given;
    private final boolean anyName;

    /**
     * By names of {@code --host}; where there are none, and who sets something has to have a password, by any: a page
     * that was loaded by another name has none of it.
     */
    HostRule(List<String> given, boolean asksForPasswords) {
        this.given = given;
        anyName = asksForPasswords && given.isEmpty();
    }

    /** Refuses a name that is not ours, and, as HTTP/1.1 has it, none and several. */
    Optional<Refusal> refusal(HttpRequest request, boolean ofBrowser, Set<String> machine) {
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        boolean before11 = request.protocolVersion().compareTo(HttpVersion.HTTP_1_1) < 0;
        if (hosts.isEmpty() && before11 && !ofBrowser) {
            return Optional.empty();
        }
        if (hosts.size() != 1) {
            return Optional.of(new Refusal(HttpResponseStatus.BAD_REQUEST,
                "a request that sets something needs one Host header, and this one has " + hosts.size()));
        }
        Optional<WebHost> host = WebHost.ofRequest(request.headers());
        if (host.isEmpty()) {
            return Optional.of(new Refusal(HttpResponseStatus.BAD_REQUEST,
                "the Host header is neither an address nor a name, with a port or without"));
        }
        return host.filter(one -> !isOurs(one, machine)).map(HostRule::refusalOf);
    }

    private boolean isOurs(WebHost host, Set<String> machine) {
        return anyName || host.isAddress() || host.isPrivateName() || isNamed(host, machine);
    }

    /** Whether that is a name of this server and of no other. */
    boolean isNamed(WebHost host, Set<String> machine) {
        return given.contains(host.name()) || machine.contains(host.name());
    }

    private static Refusal refusalOf(WebHost host) {
        return new Refusal(HttpResponseStatus.MISDIRECTED_REQUEST,
            "nothing may be set by the name %s: use this server's address, or, if the name is its own, --host %s"
                .formatted(host.name(), host.name()));
    }
}
