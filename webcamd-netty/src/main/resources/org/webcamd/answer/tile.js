import {Screen} from './?screen.js';
import {$, say, sayState} from './?words.js';

/** The widths that are asked for: few, so that many who watch share them. */
const WIDTHS = [160, 320, 480, 640, 960, 1280];
const GIVING = ['live', 'asleep'];

/** One camera on the wall. */
export class Tile {
    constructor(name, number) {
        const part = $('tile').content.cloneNode(true);
        this.name = name;
        this.state = 'opening';
        this.away = false;
        this.adapts = true;
        /** Why the server gives no video of it. */
        this.problem = '';
        this.kind = null;
        this.canvas = part.querySelector('canvas');
        this.image = part.querySelector('img');
        this.notice = part.querySelector('.notice');
        this.label = part.querySelector('.state');
        this.link = part.querySelector('a');
        this.item = part.querySelector('li');
        this.screen = new Screen(this.canvas);
        this.link.href = './' + name + '/';
        say(part.querySelector('.name'), name);
        if (number <= 9) {
            const key = part.querySelector('kbd');
            key.hidden = false;
            key.textContent = number;
        }
        $('tiles').append(part);
    }

    get givesPictures() {
        return GIVING.includes(this.state);
    }

    /** What fits the place that it has; so many frames that a browser can show all of them. */
    wish(tiles) {
        const pixels = this.link.clientWidth * Math.min(2, devicePixelRatio || 1);
        const width = WIDTHS.find(known => known >= pixels * 0.9);
        const fps = tiles <= 4 ? '' : tiles <= 9 ? 'fps=15' : 'fps=8';
        return [width ? 'width=' + width : '', fps, this.adapts ? 'adapt=1' : ''].filter(item => item).join('&');
    }

    show(frame, done) {
        this.screen.show(frame, shown => {
            done();
            if (shown && this.problem) {
                this.problem = '';
                this.sayNotice();
            }
        });
    }

    showKind(kind) {
        this.kind = kind;
        this.sayNotice();
    }

    showCamera(camera) {
        /** Who looks at this page sees a camera awake, also when it naps between two pictures. */
        this.state = camera.state;
        sayState(this.label, camera.state === 'asleep' ? 'live' : camera.state);
        this.sayNotice();
    }

    refused(why) {
        this.problem = why;
        this.sayNotice();
    }

    offline() {
        this.state = 'offline';
        sayState(this.label, 'offline');
        this.sayNotice();
    }

    sayNotice() {
        const held = this.kind === 'old';
        const gone = this.state === 'lost' || this.state === 'stalled' || this.kind === 'card';
        const away = this.state === 'offline';
        this.item.classList.toggle('covered', gone && !held && !away);
        this.item.classList.toggle('stale', held || away);
        say(this.notice, this.problem || (away ? 'Connection lost, trying again' : held ? 'This is the last picture'
            : gone ? this.state === 'opening' ? 'The camera is starting' : 'The camera gives no picture' : ''));
    }

    draw() {
        this.canvas.hidden = false;
        this.image.hidden = true;
    }

    /** Shows a picture, and is done when it is there or is known not to come. */
    async poll(address, millis) {
        this.canvas.hidden = true;
        this.image.hidden = false;
        await new Promise(done => {
            this.image.onload = this.image.onerror = done;
            setTimeout(done, millis);
            this.image.src = address;
        });
    }
}
