package org.webcamd.cluster;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Somebody who may send whatever he likes. */
final class Stranger implements AutoCloseable, LinkListener {
    private final BrokerLink link;
    private final Subjects subjects = new Subjects(BrokerSettings.USUAL_CLUSTER);
    private final Random random = new Random(1);

    Stranger(String address) {
        link = new BrokerLink(Machines.broker(address), "stranger", this).start();
        Machines.await("the broker", () -> link.session() != null);
    }

    void sendAll(String camera) {
        Session session = link.session();
        for (int i = 0; i < 300; i++) {
            byte[] noise = new byte[random.nextInt(3_000)];
            random.nextBytes(noise);
            session.publish(subjects.announce(camera), noise);
            session.publish(subjects.demand(camera), noise);
            session.publish(subjects.frames(camera, Layer.REST), noise);
            session.publish(subjects.announce("camera" + i), text("webcamd 1\nid " + Ids.text(i)
                + "\nheld 5\nmachine \u001b[31mevil\nwidth 99999\nheight 1\nfps1000 1\nstate well"));
            session.publish(subjects.announce("many" + i), new Announcement(i + 1, 1, "evil", 1, 1, 1,
                Announcement.State.LOST, "there is none").bytes());
            session.publish(subjects.demand(camera), new Demand(i, 0, 0).bytes());
        }
        session.publish(subjects.announce(camera), new Announcement(7, Long.MAX_VALUE, "evil", 1, 1, 1,
            Announcement.State.GONE, "").bytes());
        session.publish(subjects.frames(camera, Layer.REST), new byte[900_000]);
        session.publish(subjects.announce("a.b.c"), text("webcamd 1"));
        ByteBuffer huge = ByteBuffer.allocate(100);
        PieceHead.write(huge, 7, 1, 1, Integer.MAX_VALUE, 0, 3);
        session.publish(subjects.frames(camera, Layer.REST), huge.array());
        Machines.sleep(500);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void onUp(Session session) {
        // Waited for.
    }

    @Override
    public void onDown() {
        // Of no interest.
    }

    @Override
    public void onMessage(String subject, byte[] message) {
        // He does not listen.
    }

    @Override
    public void onTaken(long mark) {
        // Nor ask.
    }

    @Override
    public void close() {
        link.close();
    }
}
