package org.webcamd.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.webcamd.camera.CameraException;

/** Looks at JPEG files that someone else may be writing. Confined to one thread. */
final class PictureFile {
    /** What was changed before that is not being written any more, whether it has an end or not. */
    private static final long WRITTEN_MILLIS = TimeUnit.SECONDS.toMillis(2);
    /** Bytes behind a picture's end that some cameras add. In a scan there is no end by chance. */
    private static final int TAIL_BYTES = 4096;
    /** The size of a picture is mostly told before that. */
    private static final int HEADER_BYTES = 256 * 1024;
    private static final byte FF = (byte) 0xFF;
    private static final byte EOI = (byte) 0xD9;

    private final ByteBuffer tail = ByteBuffer.allocate(TAIL_BYTES);

    /** Opens what is a file: to open a pipe may take for ever. */
    static FileChannel open(Path picture) throws CameraException, IOException {
        if (Files.isRegularFile(picture)) {
            return FileChannel.open(picture);
        }
        throw new NotThere(Files.exists(picture) ? picture + " is no file" : picture + " is not there any more");
    }

    static JpegSize sizeOf(Path picture) throws CameraException {
        try (FileChannel file = open(picture)) {
            if (file.size() == 0) {
                throw new NotThere("%s is empty".formatted(picture));
            }
            ByteBuffer header = ByteBuffer.allocate((int) Math.min(HEADER_BYTES, file.size()));
            fill(header, file, 0);
            return JpegSize.of(header.flip());
        } catch (IOException unreadable) {
            throw UnreadableFile.because(picture, unreadable);
        }
    }

    /** Whether it has no end and was changed just now. */
    boolean isBeingWritten(Path picture, FileChannel file) throws IOException {
        return !hasEnd(file)
            && Math.abs(System.currentTimeMillis() - Files.getLastModifiedTime(picture).toMillis()) < WRITTEN_MILLIS;
    }

    private boolean hasEnd(FileChannel file) throws IOException {
        fill(tail.clear(), file, Math.max(0, file.size() - TAIL_BYTES));
        for (int i = tail.position() - 1; i > 0; i--) {
            if (tail.get(i) == EOI && tail.get(i - 1) == FF) {
                return true;
            }
        }
        return false;
    }

    private static void fill(ByteBuffer bytes, FileChannel file, long from) throws IOException {
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = file.read(bytes, from + bytes.position());
        }
    }
}
