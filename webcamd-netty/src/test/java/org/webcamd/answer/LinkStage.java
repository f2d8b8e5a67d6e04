package org.webcamd.answer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.webcamd.auth.AuthFileException;
import org.webcamd.auth.Doorkeeper;
import org.webcamd.auth.LinkSigner;
import org.webcamd.auth.TestUsers;
import org.webcamd.counters.Counters;
import org.webcamd.fixture.Answer;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.fixture.NoSource;
import org.webcamd.server.Bench;
import org.webcamd.viewer.Viewers;

/** A server of the cameras bed and nozzle for each test, which asks for a password or a link. */
final class LinkStage implements BeforeEachCallback, AfterEachCallback {
    private static final String KEY = "a key of many bytes, nobody else has it";
    private static final String HOST = "http://cam.local:8080";

    private Path folder;
    private Bench bench;
    private Doorkeeper door;

    @Override
    public void beforeEach(ExtensionContext test) throws IOException {
        folder = Files.createTempDirectory("webcamd-links");
        bench = new Bench(new NoSource(), "bed", "nozzle");
        door = TestUsers.door(TestUsers.withLinks(folder, KEY), new Counters());
        bench.door(door);
    }

    @Override
    public void afterEach(ExtensionContext test) throws IOException {
        bench.close();
        door.close();
        for (String file : List.of("key", "users", "")) {
            Files.delete(folder.resolve(file));
        }
    }

    LinkSigner signer() throws AuthFileException {
        return LinkSigner.of(folder.resolve("key"));
    }

    void changeKey() {
        TestUsers.writeKey(folder, KEY + " any more");
    }

    /** The first camera has other settings now. */
    void restartBed() {
        bench.served().replace(List.of(Bench.camera(new NoSource(), "bed"), bench.feed(1)));
    }

    /** The first camera, or both, are unplugged. */
    void remove(int cameras) {
        for (int i = 0; i < cameras; i++) {
            bench.served().remove(bench.feed(i));
        }
    }

    /** The first camera is back. */
    void plugBed() {
        bench.served().add(Bench.camera(new NoSource(), "Bed"), "nozzle");
    }

    Viewers viewers() {
        return bench.viewers;
    }

    ClientChannel connect() {
        return bench.connect();
    }

    /** What stands behind the host in the link of an address. */
    String signed(String address) {
        return signed(address, Duration.ofDays(1));
    }

    String signed(String address, Duration valid) {
        try {
            String link = LinkTarget.of(HOST + address, List.of()).signed(signer(), Instant.now(), valid);
            return link.substring(HOST.length());
        } catch (AuthFileException explained) {
            throw new IllegalStateException(explained);
        }
    }

    /** What stands behind the question mark or the last item. */
    String proof(String address) {
        String link = signed(address);
        return link.substring(link.indexOf("expires="));
    }

    /** The same as a bearer token and a cookie have it. */
    String token(String address) {
        return proof(address).replaceAll("expires=(.*)&signature=", "$1.");
    }

    Answer ask(String target, String headers) {
        ClientChannel client = connect();
        client.send("GET " + target + " HTTP/1.1\r\nHost: cam.local\r\n" + headers + "\r\n");
        Answer answer = Answer.ofHead(client.received());
        client.close();
        return answer;
    }
}
