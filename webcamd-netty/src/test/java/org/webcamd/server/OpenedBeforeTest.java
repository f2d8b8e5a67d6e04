package org.webcamd.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.admission.ListenSettings;

final class OpenedBeforeTest {
    private static final InetSocketAddress EVERYWHERE = new InetSocketAddress("::", 8080);

    private static ListenSettings on(String address) {
        return address.contains(":") ? new ListenSettings(6, "0.0.0.0", address, 8080)
            : new ListenSettings(4, address, "::", 8080);
    }

    @Test
    void anotherPortThanThatOfTheSettingsIsTold() {
        assertEquals(Optional.of("the port is 8080, which was open before the start (a socket unit of systemd), "
            + "and not 9000, which the settings say"),
            OpenedBefore.otherPort(new ListenSettings(4, "0.0.0.0", "::", 9000), EVERYWHERE));
        assertEquals(Optional.empty(), OpenedBefore.otherPort(on("0.0.0.0"), EVERYWHERE));
    }

    @Test
    void addressThatWasToBeTheOnlyOneIsToldWithTheLineThatMakesItSo() {
        assertEquals(Optional.of("the port is open to every network, and not on 127.0.0.1 alone, which the settings "
            + "say, since it was open before the start; systemctl edit webcamd.socket: ListenStream= and then "
            + "ListenStream=127.0.0.1:8080"), OpenedBefore.moreAddresses(on("127.0.0.1"), EVERYWHERE));
        assertTrue(OpenedBefore.moreAddresses(on("::1"), new InetSocketAddress("0.0.0.0", 80)).orElseThrow()
            .endsWith("ListenStream=[::1]:80"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "no such name"})
    void nameThatIsNotEveryAddressIsTold(String name) {
        assertTrue(OpenedBefore.moreAddresses(on(name), EVERYWHERE).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "0:0:0:0:0:0:0:0"})
    void everyAddressIsWhatWasAskedFor(String address) {
        assertEquals(Optional.empty(), OpenedBefore.moreAddresses(on(address), EVERYWHERE));
    }

    @Test
    void portOnFewerAddressesLetsNobodyInWhoWasNotToBe() {
        assertEquals(Optional.empty(),
            OpenedBefore.moreAddresses(on("127.0.0.1"), new InetSocketAddress("192.0.2.1", 8080)));
    }

    @Test
    void noPortWasAskedForByWhoSaysNone() {
        ListenSettings none = new ListenSettings(4, "127.0.0.1", "::", ListenSettings.NO_PORT);
        assertEquals(Optional.empty(), OpenedBefore.otherPort(none, EVERYWHERE));
        assertEquals(Optional.empty(), OpenedBefore.moreAddresses(none, EVERYWHERE));
    }
}
