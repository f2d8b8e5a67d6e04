package org.webcamd.benchmark.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Viewers that read at a steady low rate, whatever is there for them. Confined to the client's thread. */
final class SlowViewers {
    private final List<Viewer> viewers = new ArrayList<>();
    private final List<TokenBucket> buckets = new ArrayList<>();
    private final ByteBuffer scratch;

    SlowViewers(ByteBuffer scratch) {
        this.scratch = scratch;
    }

    void add(Viewer viewer, TokenBucket bucket) {
        viewers.add(viewer);
        buckets.add(bucket);
    }

    List<Viewer> viewers() {
        return viewers;
    }

    /** Lets each read what it may by now. */
    void serve(long nowNanos) throws IOException {
        for (int i = 0; i < viewers.size(); i++) {
            TokenBucket bucket = buckets.get(i);
            int allowed = Math.min(bucket.available(nowNanos), scratch.capacity());
            if (allowed > 0 && viewers.get(i).isOpen()) {
                bucket.take(viewers.get(i).read(scratch.clear().limit(allowed)));
            }
        }
    }
}
