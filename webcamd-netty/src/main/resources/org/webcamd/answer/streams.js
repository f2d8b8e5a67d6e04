import {Connection} from './?connection.js';
import {readFrame} from './?screen.js';
import {socketAddress} from './?server.js';

const VAIN = 2;

/**
 * Video of many cameras through one connection. The owner is told by onFrame(name, frame, done), onKind(name, kind),
 * onRefused(name, why), onDown(why) when none comes for now, and onHopeless() when it has to be done in another way.
 */
export class Streams {
    constructor(owner) {
        this.owner = owner;
        this.wanted = new Map();
        this.names = new Map();
        this.kinds = new Map();
        this.vain = 0;
        this.connection = new Connection(this);
    }

    play() {
        this.vain = 0;
        this.connection.open(socketAddress('?streams'));
    }

    stop() {
        this.connection.close();
    }

    serverIsAway() {
        this.vain = 0;
    }

    /** No wish at all: none of that camera. */
    want(name, wish) {
        if (this.wanted.get(name) !== wish && (wish !== null || this.wanted.has(name))) {
            this.wanted.set(name, wish);
            if (wish === null) {
                this.wanted.delete(name);
            }
            this.send(name, wish);
        }
    }

    /** It was refused, which may be over. */
    askAgain(name) {
        if (this.wanted.has(name)) {
            this.send(name, this.wanted.get(name));
        }
    }

    send(name, wish) {
        this.connection.send(JSON.stringify({camera: name, wish}));
    }

    onOpen() {
        this.names.clear();
        this.wanted.forEach((wish, name) => this.send(name, wish));
    }

    onText(text) {
        const told = JSON.parse(text);
        this.vain = 0;
        if (told.error) {
            this.owner.onRefused(told.camera, told.error);
        } else if (told.camera !== undefined) {
            this.names.set(told.number, told.camera);
            this.kinds.set(told.camera, told.kind);
            this.owner.onKind(told.camera, told.kind);
        }
    }

    onBytes(buffer, reply) {
        const number = new DataView(buffer).getUint16(0);
        const name = this.names.get(number);
        const frame = readFrame(buffer, 2);
        const done = () => reply(number + ' ' + frame.sequence);
        this.vain = 0;
        if (name === undefined) {
            done();
        } else {
            this.owner.onFrame(name, {...frame, kind: this.kinds.get(name)}, done);
        }
    }

    onDown(useful, why) {
        this.owner.onDown(why);
        if (!useful && ++this.vain >= VAIN) {
            this.owner.onHopeless();
        }
    }
}
