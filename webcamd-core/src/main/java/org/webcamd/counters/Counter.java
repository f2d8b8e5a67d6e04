package org.webcamd.counters;

/**
 * Everything that is counted, with the label it has in {@code /?info} and its meaning. A counter belongs to one camera
 * or to the server as a whole.
 */
public enum Counter {
    /** Frames taken from the camera and published. */
    FRAMES_CAPTURED(Scope.CAMERA, "framesCaptured", "frames taken from the camera and published"),
    /** Dropped: the driver delivered no bytes. */
    DROPPED_EMPTY(Scope.DROPPED, "empty", "the camera delivered a frame without bytes"),
    /** Dropped: not a JPEG. */
    DROPPED_GARBAGE(Scope.DROPPED, "garbage", "the camera delivered bytes that are not a JPEG"),
    /** Dropped: the end-of-image marker is missing. */
    DROPPED_TRUNCATED(Scope.DROPPED, "truncated", "the camera delivered a JPEG without its end"),
    /** Dropped: marked by the driver, or cut. */
    DROPPED_BAD(Scope.DROPPED, "bad", "the driver marked it as broken, or it has too few bytes for its pixels"),
    /** Dropped: larger than a picture may be. */
    DROPPED_TOO_LARGE(Scope.DROPPED, "tooLarge",
        "a picture larger than --max-picture, or than the memory for frames allows"),
    /** Dropped: captured before a viewer came, or before a pause ended. */
    DROPPED_STALE(Scope.DROPPED, "stale",
        "too old: left over in the driver's queue from before a viewer came or a pause ended"),
    /** Dropped: exposure had not settled yet. */
    DROPPED_UNSETTLED(Scope.DROPPED, "unsettled",
        "captured while the exposure of a camera just opened was settling"),
    /** Dropped: it waited to be encoded or rotated, and a newer one came. */
    DROPPED_BUSY(Scope.DROPPED, "busy", "no processor core was free to encode or rotate it before a newer one came"),
    /** Dropped: there was no memory for it. */
    DROPPED_MEMORY(Scope.DROPPED, "memory", "there was no room for it in the memory of frames (--frame-memory)"),
    /** Dropped: it could not be decoded or encoded. */
    DROPPED_FAILED(Scope.DROPPED, "failed", "could not be encoded, or decoded for --rotate"),
    /** Repaired: bytes before the start-of-image marker were cut. */
    LEADING_CUT(Scope.CAMERA, "leadingBytesCut", "frames whose bytes before the start-of-image marker were cut"),
    /** Repaired: bytes after the end-of-image marker were cut. */
    TRAILING_CUT(Scope.CAMERA, "trailingBytesCut", "frames whose bytes after the end-of-image marker were cut"),
    /** Repaired: the standard Huffman tables were added. */
    HUFFMAN_ADDED(Scope.CAMERA, "huffmanTablesAdded", "frames that got the standard Huffman tables"),
    /** Repaired: the end-of-image marker was added. */
    END_ADDED(Scope.CAMERA, "endMarkersAdded", "frames that got the end-of-image marker that was never sent"),
    /** Repaired: a thumbnail inside the JPEG was cut. */
    THUMBNAIL_CUT(Scope.CAMERA, "thumbnailsCut", "frames whose embedded thumbnail was cut"),
    /** Status cards shown instead of live video. */
    CARDS_SHOWN(Scope.CAMERA, "cardsShown", "status cards shown while there was no live video"),
    /** The last picture shown once more instead of live video. */
    OLD_SHOWN(Scope.CAMERA, "oldShown", "times the last picture was shown again while there was no live video"),
    /** Times that the camera was opened again after it was lost. */
    RECONNECTS(Scope.CAMERA, "reconnects", "times the camera came back after it was lost"),
    /** Rotated pictures made. */
    FRAMES_ROTATED(Scope.CAMERA, "framesRotated", "pictures rotated, for --rotate or for a viewer"),
    /** A viewer's rotation had not begun with a frame when a newer one came. */
    ROTATIONS_SKIPPED(Scope.CAMERA, "rotationsSkipped",
        "frames that a viewer's rotation skipped because newer ones were there"),
    /** A viewer's rotation could not decode the camera's JPEG. */
    ROTATIONS_FAILED(Scope.CAMERA, "rotationsFailed", "frames that a viewer's rotation could not decode"),

    /** Views refused because too many different ones were wanted. */
    VIEWS_REFUSED(Scope.CAMERA, "viewsRefused", "requests refused because too many different pictures were wanted"),

    /** Frames sent to the brokers of a cluster. */
    FRAMES_PUBLISHED(Scope.CAMERA, "framesPublished", "frames sent to a broker for edges (--publish)"),
    /** Frames not sent to a broker. */
    PUBLISH_SKIPPED(Scope.CAMERA, "publishSkipped",
        "frames that were not sent to a broker because the one before was on its way still"),

    /** Frames of other machines that were lost on their way. */
    EDGE_FRAMES_LOST(Scope.SERVER, "edgeFramesLost",
        "frames of cameras of other machines of which a piece was missing (--edge)"),
    /** Messages of a cluster that were not understood. */
    EDGE_MESSAGES_REFUSED(Scope.SERVER, "edgeMessagesRefused",
        "messages of a cluster that were not understood, or of another camera of the same name"),
    /** Times that an edge has listened to fewer layers. */
    EDGE_LAYERS_LEFT(Scope.SERVER, "edgeLayersLeft",
        "times that an edge took fewer frames of a camera because they grew old on their way"),
    /** Times that an edge has connected anew to drop what was old. */
    EDGE_BACKLOGS_DROPPED(Scope.SERVER, "edgeBacklogsDropped",
        "times that an edge connected to its broker anew, to drop frames that were old"),

    /** Requests read whole, and those refused before. */
    REQUESTS(Scope.SERVER, "requests", "requests read whole"),
    /** Requests that could not be read. */
    REQUESTS_MALFORMED(Scope.SERVER, "requestsMalformed", "requests that could not be understood"),
    /** Connections closed because a request that was begun did not end in time. */
    REQUESTS_LATE(Scope.SERVER, "requestsLate", "connections closed because a request did not end in time"),
    /** Requests in plain HTTP on a port that speaks TLS. */
    REQUESTS_PLAIN(Scope.SERVER, "requestsPlain", "requests in plain HTTP that were sent to https"),
    /** TLS handshakes that ended well. */
    HANDSHAKES(Scope.SERVER, "handshakes", "TLS handshakes that ended well"),
    /** TLS handshakes that failed. */
    HANDSHAKES_FAILED(Scope.SERVER, "handshakesFailed", "TLS handshakes that failed, or did not end in time"),
    /** Connections closed because too many TLS handshakes were under way. */
    HANDSHAKES_REFUSED(Scope.SERVER, "handshakesRefused",
        "connections closed because 256 TLS handshakes were under way"),
    /** Connections refused because too many were open. */
    CONNECTIONS_REFUSED(Scope.SERVER, "connectionsRefused", "connections refused because too many were open"),
    /** Connections refused because their address had too many. */
    CONNECTIONS_OVER_SHARE(Scope.SERVER, "connectionsOverShare",
        "connections refused because of --max-per-address"),
    /** Requests refused because their address had too many under way behind a proxy. */
    REQUESTS_OVER_SHARE(Scope.SERVER, "requestsOverShare",
        "requests through a --trusted-proxy refused because of --max-per-address"),
    /** Idle connections closed so that others could come. */
    CONNECTIONS_EVICTED(Scope.SERVER, "connectionsEvicted", "idle connections closed to make room for new ones"),
    /** Viewers that joined. */
    VIEWERS_JOINED(Scope.SERVER, "viewersJoined", "streams begun"),
    /** Viewers refused because there were too many. */
    VIEWERS_REFUSED(Scope.SERVER, "viewersRefused", "streams refused because of --max-viewers"),
    /** Viewers closed because they took nothing. */
    VIEWERS_STALLED(Scope.SERVER, "viewersStalled", "streams closed because the viewer took nothing"),
    /** Viewers closed because they did not take a part whole in time. */
    VIEWERS_TOO_SLOW(Scope.SERVER, "viewersTooSlow",
        "streams closed because the viewer did not take a picture whole in time (--part-timeout)"),
    /** Viewers closed because they held the oldest frame when memory was short. */
    VIEWERS_EVICTED(Scope.SERVER, "viewersEvicted",
        "streams closed because the viewer held the oldest picture when memory was short (--frame-memory)"),
    /** WebSocket connections closed for what came in. */
    WEBSOCKETS_REFUSED(Scope.SERVER, "webSocketsRefused",
        "WebSocket connections closed because of what they sent: too much, too often, or nothing that is known"),
    /** Answers that were not taken in time. */
    ANSWERS_LATE(Scope.SERVER, "answersLate", "connections closed because an answer was not taken in time"),
    /** Answers given up because they held the oldest frame when memory was short. */
    ANSWERS_EVICTED(Scope.SERVER, "answersEvicted",
        "pictures given up because they were the oldest when memory was short (--frame-memory)"),
    /** Answers refused because too many wait to be taken. */
    ANSWERS_REFUSED(Scope.SERVER, "answersRefused",
        "statistics refused because too many answers were not taken yet"),
    /** Requests given up because too much of others is being read. */
    REQUESTS_REFUSED(Scope.SERVER, "requestsRefused",
        "connections closed because too many requests were being read at once"),
    /** Requests with a wrong password. */
    LOGINS_WRONG(Scope.SERVER, "loginsWrong", "requests whose user and password do not belong together"),
    /** Requests whose password was not looked at, after many wrong ones. */
    LOGINS_THROTTLED(Scope.SERVER, "loginsThrottled",
        "requests whose password was not looked at because too many wrong ones came from their address"),
    /** Requests whose password was not looked at, since many others waited. */
    LOGINS_REFUSED(Scope.SERVER, "loginsRefused",
        "requests whose password was not looked at because too many others waited"),
    /** Frames sent to viewers. */
    FRAMES_SENT(Scope.SERVER, "framesSent", "frames that viewers have taken whole"),
    /** Frames that viewers skipped. */
    FRAMES_SKIPPED(Scope.SERVER, "framesSkipped", "frames that viewers skipped because newer ones were there"),
    /** Bytes of parts sent to viewers. */
    BYTES_SENT(Scope.SERVER, "bytesSent", "bytes of the parts that viewers have taken whole"),
    /** Snapshots served. */
    SNAPSHOTS(Scope.SERVER, "snapshots", "pictures served"),
    /** Snapshots refused at their deadline. */
    SNAPSHOTS_LATE(Scope.SERVER, "snapshotsLate", "pictures refused because no fresh frame came in time"),
    /** Connections that could not be accepted, mostly for want of file descriptors. */
    ACCEPTS_FAILED(Scope.SERVER, "acceptsFailed", "times that the system gave no connection that had come"),
    /** Event loops that hung. */
    IO_THREADS_STUCK(Scope.SERVER, "ioThreadsStuck", "times that an I/O thread made no progress for 2 s"),
    /** Lines of the log that did not fit. */
    LOG_LINES_DROPPED(Scope.SERVER, "logLinesDropped", "lines of the log that were dropped because nobody took them");

    /** What a counter belongs to, and so where {@code /?info} shows it. */
    public enum Scope {
        /** One camera. */
        CAMERA,
        /** One camera: a reason for which a frame was dropped. */
        DROPPED,
        /** The server. */
        SERVER
    }

    private final Scope scope;
    private final String label;
    private final String meaning;

    Counter(Scope scope, String label, String meaning) {
        this.scope = scope;
        this.label = label;
        this.meaning = meaning;
    }

    /** {@return what has one of its own: the server, a camera, a reason of a drop} */
    public Scope scope() {
        return scope;
    }

    /**
     * The key in {@code /?info}.
     *
     * @return camel case, unique within its scope
     */
    public String label() {
        return label;
    }

    /** {@return half a sentence for people} */
    public String meaning() {
        return meaning;
    }
}
