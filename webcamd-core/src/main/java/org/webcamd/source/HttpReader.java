package org.webcamd.source;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.Metronome;

/**
 * Reads pictures from a URL. What the first answer is, decides how:
 *
 * <pre>{@code
 *   image/jpeg                        a picture: asked for again and again, at the rate of the camera, over the same
 *                                     connection; 304 repeats the one before
 *   multipart/*, octet-stream, video  a stream: read to its end
 *   anything else                     an error
 * }</pre>
 *
 * The connection is made at the first read. Redirects are followed for the first answer.
 */
final class HttpReader implements PictureReader {
    private static final int MOST_REDIRECTS = 5;
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    private final String name;
    private final double fps;
    private final Metronome metronome;
    private final StreamLimits limits;
    private HttpAddress address;
    private HttpLogin login;
    private JpegStream stream;
    private volatile boolean polling;
    private boolean reusable;
    private byte[] latest;
    private long latestOriginMicros;
    private String entityTag;

    private HttpConnection connection;
    private boolean closed;

    /** With how often to ask for a picture, if it is one. */
    HttpReader(HttpAddress address, double fps, StreamLimits limits) {
        this.address = address;
        login = new HttpLogin(address.credentials());
        this.limits = limits;
        name = address.toString();
        this.fps = fps;
        metronome = new Metronome(fps);
    }

    @Override
    public double fps() {
        return polling ? fps : 0;
    }

    @Override
    public void read(StreamedPicture out) throws CameraException, InterruptedException {
        try {
            if (stream == null) {
                metronome.awaitTick();
                if (polling) {
                    poll(out);
                    return;
                }
                begin(out);
                if (polling) {
                    return;
                }
            }
            if (!stream.next(out)) {
                throw new CameraException("%s has ended the stream".formatted(name));
            }
        } catch (IOException failed) {
            throw new CameraException(HttpFailure.explain(address, failed));
        }
    }

    private void begin(StreamedPicture out) throws IOException, CameraException {
        HttpResponse response = follow();
        String type = response.mediaType();
        polling = type.equals("image/jpeg") || type.equals("image/jpg");
        if (polling) {
            take(response, out);
        } else if (type.startsWith("multipart/") || type.startsWith("video/") || type.isEmpty()
            || type.equals("application/octet-stream")) {
            stream = new JpegStream(response.body(), response.headers().value("Content-Type"));
        } else {
            throw new CameraException("%s answers with %s, which is neither an MJPEG stream nor a JPEG: check the path"
                .formatted(name, type));
        }
    }

    private HttpResponse follow() throws IOException, CameraException {
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpResponse response = request(connect(), "");
            String location = response.headers().value("Location");
            boolean redirect = response.status() > 300 && response.status() < 400 && location != null;
            if (!redirect) {
                if (response.status() != OK) {
                    throw new CameraException(HttpFailure.explain(address, response));
                }
                return response;
            }
            try {
                address = address.redirected(location);
                login = new HttpLogin(address.credentials());
            } catch (IllegalArgumentException nowhere) {
                throw new CameraException("%s redirects, and that cannot be followed: %s"
                    .formatted(name, nowhere.getMessage()));
            }
        }
        throw new CameraException("%s redirects more than %d times".formatted(name, MOST_REDIRECTS));
    }

    private void poll(StreamedPicture out) throws IOException, CameraException {
        HttpResponse response = ask();
        if (response.status() == NOT_MODIFIED && latest != null) {
            reusable = response.reusable();
            out.setPicture(ByteBuffer.wrap(latest), System.nanoTime(), latestOriginMicros, false);
        } else if (response.status() == OK) {
            take(response, out);
        } else {
            throw new CameraException(HttpFailure.explain(address, response));
        }
    }

    /** A server may close a connection that it had promised to keep; that is no failure yet. */
    private HttpResponse ask() throws IOException {
        String condition = entityTag == null ? "" : "If-None-Match: " + entityTag + "\r\n";
        if (reusable) {
            try {
                return request(connection, condition);
            } catch (EOFException | SocketException closedMeanwhile) {
                reusable = false;
            }
        }
        return request(connect(), condition);
    }

    /** Asks once more where the server wants to see a password, or another answer to it than to the request before. */
    private HttpResponse request(HttpConnection open, String headers) throws IOException {
        HttpResponse response = open.get(address.target(), login.header(address.target()) + headers);
        return login.learns(response)
            ? connect().get(address.target(), login.header(address.target()) + headers) : response;
    }

    private void take(HttpResponse response, StreamedPicture out) throws IOException {
        long arrived = System.nanoTime();
        byte[] bytes = response.readBody(JpegStream.LARGEST_BYTES);
        reusable = response.reusable();
        // Not Last-Modified: it counts whole seconds, and there may be many pictures in one.
        entityTag = response.headers().value("ETag");
        latest = entityTag == null ? null : bytes;
        latestOriginMicros = OriginTime.micros(response.headers().value(OriginTime.HEADER));
        if (bytes.length > 1 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xD8) {
            out.setPicture(ByteBuffer.wrap(bytes), arrived, latestOriginMicros, false);
        } else {
            out.setBroken(ByteBuffer.wrap(bytes), arrived);
        }
    }

    private HttpConnection connect() throws IOException {
        HttpConnection next = new HttpConnection(address, limits);
        replace(next);
        next.connect();
        return next;
    }

    private synchronized void replace(HttpConnection next) throws IOException {
        if (connection != null) {
            connection.close();
        }
        connection = next;
        if (closed) {
            throw new SocketException("closed");
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (connection != null) {
            connection.close();
        }
    }
}
