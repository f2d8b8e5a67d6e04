import {ImageVideo} from './?image.js';
import {refusal} from './?server.js';
import {notice, showNotice} from './?notice.js';
import {clock, say, $} from './?words.js';
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
        this.reason = '';
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
            /** What was refused stays so until a picture comes. */
            this.down = this.down && this.reason !== '';
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
            if (this.video instanceof ImageVideo && SocketVideo.works()) {
                this.video = this.asSocket();
            }
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
        const news = this.kind !== kind;
        this.kind = kind;
        this.readout.step = wish;
        if (kind !== 'live') {
            this.readout.clear();
        }
        this.onChange(news);
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
            this.reason = '';
            this.onChange();
        }
    }

    onSize() {
        const image = $('image');
        if (this.live) {
            const back = this.down;
            this.down = false;
            this.reason = '';
            image.hidden = false;
            $('picture').hidden = true;
            this.fit(image.naturalWidth, image.naturalHeight);
            this.readout.size = image.naturalWidth + ' × ' + image.naturalHeight;
            if (back) {
                this.onChange();
            }
        }
    }

    /** What the server says of an image, of which the browser tells nothing. */
    onTold(viewer) {
        this.readout.step = viewer.step || '';
        this.readout.tell(viewer.fps, Math.max(this.sinceMillis, Date.parse(viewer.since)));
    }

    onDown() {
        this.kind = null;
        this.down = true;
        this.readout.clear();
        this.onChange();
    }

    onRefused(why) {
        this.reason = why;
    }

    onHopeless() {
        this.video.stop();
        this.video = this.asImage();
        this.play();
        this.onChange();
    }

    /** The image fails as well: so it was not the way that let nothing through, and the server may say why. */
    async backToSocket() {
        this.video.stop();
        this.asking = true;
        this.reason = await refusal('?stream&' + this.settings.wish());
        this.asking = false;
        if (!this.live) {
            return;
        }
        this.video = this.asSocket();
        this.play();
    }

    fit(width, height) {
        $('stage').style.setProperty('--ratio', width / height);
    }

    heard(viewers, camera) {
        this.away = false;
        this.sinceMillis = camera.state === 'live' ? Date.parse(camera.since) : Infinity;
        if (this.video instanceof ImageVideo) {
            if (this.down && SocketVideo.works()) {
                if (!this.asking) {
                    this.backToSocket();
                }
            } else {
                this.video.heard(viewers);
            }
        }
    }

    /** It does not answer, or says why it has nothing to tell. */
    serverIsAway(why) {
        this.away = true;
        if (why) {
            this.down = true;
            this.reason = why;
        }
        this.video.serverIsAway();
        this.readout.clear();
    }

    name(name) {
        $('picture').setAttribute('aria-label', 'Live picture of ' + name);
        $('image').alt = 'Live picture of ' + name;
    }

    /** Who looks has the camera awake: it naps between two pictures, or another server has answered, where nobody looks. */
    state(camera) {
        if (this.paused) {
            return 'paused';
        }
        const state = camera.state !== 'asleep' ? camera.state : this.kind === 'card' ? 'opening' : 'live';
        return this.down && this.reason ? 'stalled' : this.away || this.down ? 'offline' : state;
    }

    /** The very bytes that are seen, when they are a picture; none when they are not to be had. */
    shown() {
        const known = this.last !== null && (this.paused || this.video instanceof SocketVideo);
        return known && this.last.kind !== 'card' && this.kind !== 'card' ? this.last : null;
    }

    sayNotice(camera) {
        const old = this.away || this.down || this.kind === 'old';
        const covered = showNotice(notice(this, camera)) && !old;
        const look = $('stage').classList;
        look.toggle('covered', covered || this.last === null && this.video instanceof SocketVideo);
        look.toggle('stale', old);
        this.badge(this.paused ? 'Paused' + (this.last ? ', ' + clock(this.last.capturedMillis) : '') : '');
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
