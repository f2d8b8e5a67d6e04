import {here, ofThisBrowser} from './?server.js';

/**
 * Video of the camera as a browser shows it by itself: where the better way does not work. Told of what the server
 * says, it sees that the stream has ended, which browsers do not always tell.
 */
export class ImageVideo {
    constructor(image, owner) {
        this.image = image;
        this.owner = owner;
        this.playing = false;
        image.addEventListener('load', () => owner.onSize());
        image.addEventListener('error', () => this.onError());
    }

    play(wish) {
        this.wish = wish;
        this.playing = true;
        this.broken = false;
        /** The server has told of a viewer with this browser's name: when there is none any more, the stream has ended. */
        this.known = false;
        this.image.src = here + '?stream&' + (wish && wish + '&') + Date.now();
    }

    stop() {
        this.playing = false;
        this.image.removeAttribute('src');
    }

    onError() {
        if (this.playing) {
            this.broken = true;
            this.owner.onDown();
        }
    }

    serverIsAway() {
        this.broken = true;
    }

    heard(viewers) {
        const own = ofThisBrowser(viewers);
        const listed = own.length > 0;
        if (own.length === 1) {
            this.owner.onTold(own[0]);
        }
        if (this.playing && (this.broken || this.known && !listed)) {
            this.play(this.wish);
        }
        this.known = listed;
    }
}
