import {ImageVideo} from './?image.js';
import {clock, make, say, $} from './?words.js';
import {SocketVideo} from './?video.js';

/** So long something is said that has just been done. */
const TELL_MILLIS = 2000;

/** Plays the camera's video on the stage in the way that works here, and says there why when none is to be seen. */
export class Player {
    constructor(settings, readout, onChange) {
        this.settings = settings;
        this.readout = readout;
        this.onChange = onChange;
        /** The server does not answer; or it does, but no video comes. */
        this.away = false;
        this.down = false;
        this.paused = false;
        this.hidden = true;
        this.kind = null;
        this.last = null;
        this.video = SocketVideo.works() ? this.asSocket() : this.asImage();
    }

    asSocket() {
        $('picture').hidden = false;
        $('image').hidden = true;
        return new SocketVideo($('picture'), this);
    }

    asImage() {
        $('picture').hidden = true;
        $('image').hidden = false;
        return new ImageVideo($('image'), this);
    }

    get live() {
        return !this.paused && !this.hidden;
    }

    play() {
        if (this.live) {
            this.down = false;
            this.readout.asked = this.settings.wish();
            this.video.play(this.settings.wish());
        }
    }

    replay() {
        this.readout.clear();
        this.play();
    }

    hide() {
        if (!this.hidden) {
            this.hidden = true;
            this.halt();
        }
    }

    seen() {
        if (this.hidden) {
            this.hidden = false;
            this.play();
        }
    }

    halt() {
        this.freeze();
        this.video.stop();
        this.readout.clear();
    }

    /** An image goes when its stream does: what it showed stays as a drawing. */
    freeze() {
        const image = $('image');
        if (this.video instanceof ImageVideo && image.naturalWidth > 0) {
            const canvas = $('picture');
            canvas.width = image.naturalWidth;
            canvas.height = image.naturalHeight;
            canvas.getContext('2d', {alpha: false}).drawImage(image, 0, 0);
            canvas.hidden = false;
            image.hidden = true;
            const capturedMillis = Date.now();
            canvas.toBlob(jpeg => { this.last = {jpeg, capturedMillis, kind: 'live'} }, 'image/jpeg', 0.95);
        }
    }

    toggle() {
        this.paused = !this.paused;
        if (this.paused) {
            this.halt();
        } else {
            this.play();
        }
        this.onChange();
    }

    onKind(kind, wish) {
        this.kind = kind;
        this.readout.step = wish;
        if (kind !== 'live') {
            this.readout.clear();
        }
        this.onChange();
    }

    onFrame(frame) {
        const first = this.last === null;
        this.last = frame;
        this.fit($('picture').width, $('picture').height);
        if (frame.kind === 'live') {
            this.readout.frame(frame, $('picture').width, $('picture').height);
        }
        if (first || this.away || this.down) {
            this.away = this.down = false;
            this.onChange();
        }
    }

    onSize() {
        const image = $('image');
        if (this.live) {
            this.down = false;
            image.hidden = false;
            $('picture').hidden = true;
            this.fit(image.naturalWidth, image.naturalHeight);
            this.readout.size = image.naturalWidth + ' × ' + image.naturalHeight;
        }
    }

    onDown() {
        this.kind = null;
        this.down = true;
        this.readout.clear();
        this.onChange();
    }

    onHopeless() {
        this.video.stop();
        this.video = this.asImage();
        this.play();
    }

    /** The image fails as well: so it was not the way that let nothing through. */
    backToSocket() {
        this.video.stop();
        this.video = this.asSocket();
        this.play();
    }

    fit(width, height) {
        $('stage').style.setProperty('--ratio', width / height);
    }

    heard(viewers) {
        this.away = false;
        if (this.video instanceof ImageVideo) {
            if (this.down && SocketVideo.works()) {
                this.backToSocket();
            } else {
                this.video.heard(viewers);
            }
        }
    }

    serverIsAway() {
        this.away = true;
        this.video.serverIsAway();
        this.readout.clear();
    }

    name(name) {
        $('picture').setAttribute('aria-label', 'Live picture of ' + name);
        $('image').alt = 'Live picture of ' + name;
    }

    state(camera) {
        return this.paused ? 'paused' : this.away || this.down ? 'offline' : camera.state;
    }

    /** The very bytes that are seen, when they are a picture; none when they are not to be had. */
    shown() {
        const known = this.last !== null && (this.paused || this.video instanceof SocketVideo);
        return known && this.last.kind !== 'card' && this.kind !== 'card' ? this.last : null;
    }

    sayNotice(camera) {
        const [heading, text] = this.notice(camera);
        const look = $('stage').classList;
        const old = this.away || this.down || this.kind === 'old';
        look.toggle('covered', heading !== '' && !old || this.last === null && this.video instanceof SocketVideo);
        look.toggle('stale', old);
        if ($('notice').dataset.heading !== heading) {
            $('notice').dataset.heading = heading;
            $('notice').replaceChildren(...heading ? [make('strong', {textContent: heading}),
                make('span', {textContent: text})] : []);
        }
        this.badge(this.paused ? 'Paused' + (this.last ? ', ' + clock(this.last.capturedMillis) : '') : '');
    }

    /** Why there is no live picture, in words for whoever watches. */
    notice(camera) {
        if (this.paused) {
            return ['', ''];
        }
        if (this.away || this.down) {
            return ['Connection lost', 'Trying again. The picture comes back by itself.'];
        }
        const gone = camera.state === 'lost' || camera.state === 'stalled';
        if (gone || this.kind === 'card' || this.kind === 'old') {
            return camera.onLoss === 'hold' || this.kind === 'old'
                ? ['This is the last picture', 'The camera gives none at the moment.']
                : gone ? ['The camera gives no picture', 'Since ' + clock(Date.parse(camera.since))
                    + '. It comes back by itself when the camera does.'] : ['The camera is starting', ''];
        }
        return ['', ''];
    }

    badge(text) {
        say($('badge'), text);
        $('badge').hidden = text === '';
    }

    /** For a moment. */
    tell(text) {
        clearTimeout(this.telling);
        this.badge(text);
        this.telling = setTimeout(() => this.onChange(), TELL_MILLIS);
    }
}
