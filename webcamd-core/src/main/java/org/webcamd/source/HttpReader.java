package org.webcamd.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.Metronome;
import org.webcamd.camera.Picture.Dropped.Reason;
import org.webcamd.camera.Picture;
import org.webcamd.frame.Frame;
import org.webcamd.frame.PictureHeaders;
import org.webcamd.memory.MemoryShare;
import org.webcamd.text.ForeignText;

/**
 * Reads pictures from a URL. What the first answer is, decides how; its first bytes tell more than its declared type:
 *
 * <pre>{@code
 *   FF D8, declared as an image,      a picture: asked for again and again, at the rate of the camera, over the same
 *   or of a known length, or alone    connection; 304 repeats the one before
 *   other bytes as image/jpeg         a broken picture; asked for again
 *   "--"; anything as multipart/*,    a stream: read to its end
 *   octet-stream, video or nothing
 *   anything else                     an error
 * }</pre>
 *
 * The connection is made at the first read. Redirects are followed for the first answer.
 */
final class HttpReader implements PictureReader {
    private final String name;
    private final double fps;
    private final Metronome metronome;
    private final HttpOrigin origin;
    private final MemoryShare memory;
    private final Consumer<String> remarks;
    private volatile boolean polling;
    private boolean mayBePicture;
    private boolean begun;
    private ClassicHttpResponse answer;
    private JpegStream stream;
    private int pieces;
    /** Owned; null while the server names no picture by a tag. */
    private KeptJpeg latest;
    private long latestOriginMicros;
    private String entityTag;

    /** With how often to ask for a picture, if it is one, and who is told what is odd about the answer. */
    HttpReader(HttpOrigin origin, double fps, MemoryShare memory, Consumer<String> remarks) {
        this.origin = origin;
        this.memory = memory;
        this.fps = fps;
        this.remarks = remarks;
        name = origin.address().toString();
        metronome = new Metronome(fps);
    }

    @Override
    public double fps() {
        return polling ? fps : 0;
    }

    @Override
    public void read(StreamedPicture out) throws CameraException, InterruptedException {
        try {
            boolean read = false;
            while (!read) {
                read = stream == null ? ask(out) : cut(out);
            }
        } catch (IOException failed) {
            throw HttpFailure.of(name, origin.address(), failed);
        }
    }

    /** Returns whether the answer was that there is nothing new. */
    private boolean ask(StreamedPicture out) throws IOException, CameraException, InterruptedException {
        metronome.awaitTick();
        answer = begun ? askAgain() : origin.first();
        if (begun && latest != null && answer.getCode() == HttpStatus.SC_NOT_MODIFIED) {
            answer.close();
            out.setPicture((KeptJpeg) latest.retain(), System.nanoTime(), latestOriginMicros, Frame.Kind.LIVE);
            return true;
        }
        if (answer.getCode() != HttpStatus.SC_OK) {
            throw new CameraException(HttpFailure.explain(origin, answer));
        }
        begin();
        long length = HttpLines.lengthOr(answer, 0);
        if (polling && length > memory.maxPictureBytes()) {
            out.setDropped(new Picture.Dropped(Reason.TOO_LARGE, length, System.nanoTime()));
            giveUp();
            return true;
        }
        return false;
    }

    /** Nobody reads to the end of what is too large: it may have none. */
    private void giveUp() {
        stream.close();
        stream = null;
        entityTag = null;
        origin.abandon();
    }

    /** A server may close a connection that it had promised to keep; that is no failure yet. */
    private ClassicHttpResponse askAgain() throws IOException {
        try {
            return origin.again(entityTag);
        } catch (IOException failed) {
            if (origin.wasClosedMeanwhile(failed)) {
                return origin.again(entityTag);
            }
            throw failed;
        }
    }

    private void begin() throws IOException, CameraException {
        HttpBody body = new HttpBody(answer.getEntity() == null
            ? InputStream.nullInputStream() : answer.getEntity().getContent());
        if (!begun) {
            decide(body);
            begun = true;
        }
        pieces = 0;
        forgetLatest();
        // Not Last-Modified: it counts whole seconds, and there may be many pictures in one.
        entityTag = header(HttpHeaders.ETAG);
        latestOriginMicros = OriginTime.micros(header(PictureHeaders.TIMESTAMP));
        stream = polling ? new JpegStream(asPart(body), null, memory)
            : new JpegStream(body.stream(), header(HttpHeaders.CONTENT_TYPE), memory);
    }

    private void decide(HttpBody body) throws CameraException {
        String type = mediaType();
        boolean jpeg = type.equals("image/jpeg") || type.equals("image/jpg");
        boolean parts = type.startsWith("multipart/");
        boolean stream = parts || type.isEmpty() || type.startsWith("video/")
            || type.equals("application/octet-stream");
        long length = HttpLines.lengthOr(answer, Long.MAX_VALUE);
        boolean picture = body.kind() == HttpBody.Kind.PICTURE;
        polling = jpeg && body.kind() != HttpBody.Kind.PARTS
            || picture && !parts && (type.startsWith("image/") || length <= memory.maxPictureBytes());
        mayBePicture = picture && !parts;
        boolean recognised = picture || body.kind() == HttpBody.Kind.PARTS;
        if (!recognised && !jpeg && !stream) {
            throw new CameraException("%s answers with %s, which is neither an MJPEG stream nor a JPEG: check the path"
                .formatted(name, ForeignText.cleaned(type)));
        }
        if (!recognised && answer.containsHeader(HttpHeaders.CONTENT_ENCODING)) {
            throw new CameraException("%s answers with %s encoding, which it was not asked for: look for a proxy that "
                .formatted(name, ForeignText.cleaned(header(HttpHeaders.CONTENT_ENCODING))) + "compresses");
        }
        if (recognised && (picture ? !jpeg && !stream : !stream)) {
            remarks.accept("%s sends %s, which it declares as %s"
                .formatted(name, picture ? "JPEG" : "multipart", ForeignText.cleaned(type)));
        }
    }

    /** A picture as a part of a stream, so that it is cut by the same code, and has its time of capture. */
    private InputStream asPart(HttpBody body) {
        String time = header(PictureHeaders.TIMESTAMP);
        if (body.kind() != HttpBody.Kind.PICTURE && body.kind() != HttpBody.Kind.OTHER) {
            return body.stream();
        }
        StringBuilder head = new StringBuilder("--\r\n");
        if (OriginTime.micros(time) != OriginTime.NONE) {
            head.append(PictureHeaders.TIMESTAMP).append(": ").append(time).append("\r\n");
        }
        long length = HttpLines.lengthOr(answer, Long.MAX_VALUE) - body.passedBytes();
        if (length <= memory.maxPictureBytes()) {
            head.append("Content-Length: ").append(length).append("\r\n");
        }
        byte[] bytes = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        return new SequenceInputStream(new ByteArrayInputStream(bytes), body.stream());
    }

    /** Returns whether something was cut out of the answer; if not, it has ended. */
    private boolean cut(StreamedPicture out) throws IOException, CameraException {
        if (stream.next(out)) {
            if (out.foreign() == null) {
                pieces++;
                keep(out);
            }
            if (polling && out.loan() instanceof Picture.Dropped dropped && dropped.why() == Reason.TOO_LARGE) {
                giveUp();
            }
            return true;
        }
        stream.close();
        stream = null;
        answer.close();
        // A body that holds one picture and ends is a picture, whatever it was declared as.
        polling |= mayBePicture && pieces == 1;
        if (!polling) {
            throw new CameraException("%s has ended the stream".formatted(name));
        }
        if (pieces == 0) {
            out.setBroken(new byte[0], System.nanoTime());
        }
        return pieces == 0;
    }

    /** For when the server says that it has not changed. */
    private void keep(StreamedPicture out) {
        forgetLatest();
        if (polling && out.isPicture() && entityTag != null && entityTag.length() <= ForeignText.LONGEST) {
            latest = out.retainedJpeg();
        } else {
            entityTag = null;
        }
    }

    private void forgetLatest() {
        if (latest != null) {
            latest.release();
            latest = null;
        }
    }

    @Override
    public void release() {
        forgetLatest();
        if (stream != null) {
            stream.close();
        }
    }

    /** Without its parameters, in lower case, or an empty text. */
    private String mediaType() {
        String type = header(HttpHeaders.CONTENT_TYPE);
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private String header(String header) {
        Header first = answer.getFirstHeader(header);
        return first == null ? null : first.getValue();
    }

    @Override
    public void close() {
        origin.close();
    }
}
