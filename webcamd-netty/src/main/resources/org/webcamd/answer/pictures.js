const ROUND_MILLIS = 1000;
const PICTURE_MILLIS = 5000;
/** A browser opens six connections to a server; the statistics want one. */
const AT_ONCE = 4;

/** Single pictures of all cameras, once a second: for the wall, where video does not get through. */
export class Pictures {
    constructor(tiles) {
        this.tiles = tiles;
        this.playing = false;
    }

    play() {
        this.playing = true;
        this.round();
    }

    stop() {
        this.playing = false;
        clearTimeout(this.timer);
    }

    serverIsAway() {
    }

    want() {
    }

    askAgain() {
    }

    async round() {
        const begun = Date.now();
        const waiting = this.tiles().filter(tile => tile.givesPictures && !tile.away);
        const count = waiting.length;
        const work = async () => {
            while (waiting.length > 0 && this.playing) {
                const tile = waiting.shift();
                const wish = tile.wish(count).replace(/&?(fps|adapt)=\d+/g, '');
                await tile.poll('./' + tile.name + '/?snapshot&' + wish + '&' + Date.now(), PICTURE_MILLIS);
            }
        };
        await Promise.all(Array.from({length: AT_ONCE}, work));
        if (this.playing) {
            clearTimeout(this.timer);
            this.timer = setTimeout(() => this.round(), Math.max(0, begun + ROUND_MILLIS - Date.now()));
        }
    }
}
