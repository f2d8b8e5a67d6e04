package org.webcamd.benchmark.reference;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The pictures of a folder in direct memory, in the order of their names, again and again. */
final class StoredFrames {
    private final List<ByteBuffer> frames;
    private int next;

    private StoredFrames(List<ByteBuffer> frames) {
        this.frames = frames;
    }

    static StoredFrames read(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sorted = files.sorted().toList();
            ByteBuffer[] frames = new ByteBuffer[sorted.size()];
            for (int i = 0; i < frames.length; i++) {
                byte[] bytes = Files.readAllBytes(sorted.get(i));
                frames[i] = ByteBuffer.allocateDirect(bytes.length).put(bytes);
            }
            return new StoredFrames(List.of(frames));
        }
    }

    /** The next picture: the whole capacity of the buffer. */
    ByteBuffer next() {
        ByteBuffer frame = frames.get(next);
        next = (next + 1) % frames.size();
        return frame;
    }
}
