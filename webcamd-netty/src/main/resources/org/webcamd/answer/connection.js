/** The pauses before it is tried again: longer each time, until something comes. */
const FIRST_PAUSE_MILLIS = 250;
const LONGEST_PAUSE_MILLIS = 8000;
/** The code of a close by a server that does not want who is there (RFC 6455, 7.4.1). */
const UNWANTED = 1008;
/** Something comes at least once a second, unless the way is very slow; for so long nothing came: it leads nowhere. */
const SILENCE_MILLIS = 20000;

function send(socket, text) {
    if (socket.readyState === WebSocket.OPEN) {
        socket.send(text);
    }
}

/**
 * A WebSocket that is there as long as it is wanted, and opens anew by itself. The owner is told by onOpen(),
 * onText(text), onBytes(buffer, reply) and onDown(useful, why), which says whether anything had come, and why the server
 * wants no more of it, if so. reply(text) is for the connection that the bytes came by, and for no later one.
 */
export class Connection {
    constructor(owner) {
        this.owner = owner;
        this.socket = null;
        this.failures = 0;
    }

    open(address) {
        this.close();
        this.address = address;
        this.failures = 0;
        this.connect();
    }

    connect() {
        const socket = new WebSocket(this.address);
        let useful = false;
        socket.binaryType = 'arraybuffer';
        socket.onopen = () => this.owner.onOpen();
        socket.onmessage = event => {
            useful = true;
            this.failures = 0;
            this.listen();
            if (typeof event.data === 'string') {
                this.owner.onText(event.data);
            } else {
                this.owner.onBytes(event.data, text => send(socket, text));
            }
        };
        socket.onclose = event => this.onClosed(useful, event.code === UNWANTED ? event.reason : '');
        this.socket = socket;
        this.listen();
    }

    listen() {
        clearTimeout(this.silence);
        this.silence = setTimeout(() => this.lose(), SILENCE_MILLIS);
    }

    /** A close that is not answered would take a minute. A camera of a picture a minute is silent, too: nothing is said. */
    lose() {
        this.abandon();
        this.connect();
    }

    onClosed(useful, why) {
        clearTimeout(this.silence);
        this.socket = null;
        const pause = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS * 2 ** this.failures++);
        this.timer = setTimeout(() => this.connect(), pause * (0.75 + Math.random() / 2));
        this.owner.onDown(useful, why);
    }

    send(text) {
        if (this.socket !== null) {
            send(this.socket, text);
        }
    }

    abandon() {
        const socket = this.socket;
        this.socket = null;
        if (socket !== null) {
            socket.onopen = socket.onmessage = socket.onclose = null;
            socket.close();
        }
    }

    close() {
        clearTimeout(this.timer);
        clearTimeout(this.silence);
        this.abandon();
    }
}
