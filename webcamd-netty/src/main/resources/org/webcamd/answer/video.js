import {Connection} from './?connection.js';
import {readFrame, Screen} from './?screen.js';
import {socketAddress} from './?server.js';

/** So often nothing comes, though the server answers otherwise: something on the way lets no WebSocket through. */
const VAIN = 2;
const MOST_BROKEN = 30;

/**
 * Video of the camera through a WebSocket, drawn on a canvas. The owner is told of each frame by onFrame(frame), when
 * it can be seen; by onKind(kind, wish), what the next ones are: live, old or card, and made in which way; by onDown(),
 * that none come for now; by onRefused(why), what the server says of that; and by onHopeless(), that it has to be tried
 * in another way.
 */
export class SocketVideo {
    static works() {
        return 'WebSocket' in window && 'createImageBitmap' in window && 'BigInt' in window;
    }

    constructor(canvas, owner) {
        this.screen = new Screen(canvas);
        this.owner = owner;
        this.connection = new Connection(this);
        this.vain = 0;
        this.broken = 0;
    }

    play(wish) {
        this.screen.clear();
        this.vain = 0;
        this.connection.open(socketAddress('?stream' + (wish && '&' + wish)));
    }

    stop() {
        this.connection.close();
        this.screen.clear();
    }

    /** The server does not answer at all: that says nothing about the way. */
    serverIsAway() {
        this.vain = 0;
    }

    onOpen() {
        this.screen.clear();
    }

    onText(text) {
        const told = JSON.parse(text);
        if (told.error) {
            this.owner.onRefused(told.error);
        }
        if (told.kind) {
            this.kind = told.kind;
            this.owner.onKind(told.kind, told.wish || '');
        }
    }

    onBytes(buffer, reply) {
        this.vain = 0;
        const frame = {...readFrame(buffer), kind: this.kind || 'live'};
        this.screen.show(frame, shown => {
            reply(String(frame.sequence));
            this.onShown(frame, shown);
        });
    }

    /** What is broken has been acknowledged as well, so that the next one comes. */
    onShown(frame, shown) {
        if (shown) {
            this.broken = 0;
            this.owner.onFrame(frame);
        } else if (shown === false && ++this.broken > MOST_BROKEN) {
            this.owner.onHopeless();
        }
    }

    onDown(useful, why) {
        this.kind = 'live';
        if (why) {
            this.owner.onRefused(why);
        }
        this.owner.onDown();
        if (!useful && ++this.vain >= VAIN) {
            this.owner.onHopeless();
        }
    }
}
