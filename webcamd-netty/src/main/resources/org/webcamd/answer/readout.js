import {Meter} from './?meter.js';
import {serverMillis} from './?server.js';
import {$, age, bytes, rate, say, UNKNOWN, wishes} from './?words.js';

const RENEW_MILLIS = 1000;
const SETTLED_MILLIS = 6000;
const MADE_LESS = ['width', 'height', 'quality', 'fps', 'kbps'];

/** The figures of what is shown: how old, how many a second, how large. A card is no picture, and counts for nothing. */
export class Readout {
    constructor() {
        this.meter = new Meter();
        this.asked = '';
        this.clear();
        setInterval(() => this.renew(), RENEW_MILLIS);
    }

    clear() {
        this.meter.clear();
        this.ages = [];
        this.bytes = [];
        this.told = null;
        this.size = '';
        this.step = '';
    }

    /** Frames of now; what is older than that is not counted. */
    frame(frame, width, height) {
        const server = serverMillis();
        this.size = width + ' × ' + height;
        this.meter.count();
        this.ages.push(server === null ? null : server - frame.capturedMillis);
        this.bytes.push(frame.jpeg.size);
        if (this.ages.length > 100) {
            this.ages.shift();
            this.bytes.shift();
        }
    }

    /** A rate from the server is one when it has looked for some seconds. */
    tell(fps, sinceMillis) {
        const server = serverMillis();
        this.told = server !== null && server - sinceMillis >= SETTLED_MILLIS ? fps : null;
    }

    rate() {
        const rate = this.meter.rate();
        return rate === null ? this.told : rate;
    }

    /** The middle of the last ones: a single late one is no figure. */
    age() {
        const known = this.ages.slice(-9).filter(millis => millis !== null).sort((a, b) => a - b);
        return known.length === 0 || this.meter.rate() === null ? null : known[known.length >> 1];
    }

    /** Whether what comes is less than what was asked for. */
    adapted() {
        const asked = new URLSearchParams(this.asked);
        return [...new URLSearchParams(this.step)]
            .some(([name, value]) => MADE_LESS.includes(name) && asked.get(name) !== value);
    }

    renew() {
        if (!document.hidden) {
            say($('age'), age(this.age(), UNKNOWN + ' s old'));
            say($('rate'), rate(this.rate(), UNKNOWN + ' a second'));
            say($('size'), this.size || UNKNOWN);
            $('step').hidden = !this.adapted();
        }
    }

    show(wanted) {
        $('figures').hidden = !wanted;
    }

    rows(wish) {
        const fps = this.rate();
        const mean = this.bytes.reduce((a, b) => a + b, 0) / this.bytes.length;
        return [['How old', age(this.age())], ['Pictures', rate(fps)], ['Size', this.size || UNKNOWN],
            ['Data', fps === null || !mean ? UNKNOWN : bytes(mean * fps) + ' a second, ' + bytes(mean) + ' each'],
            ['You asked for', wishes(wish)],
            ['You get', this.size === '' ? UNKNOWN : this.adapted() ? wishes(this.step) : 'the picture as it comes']];
    }
}
