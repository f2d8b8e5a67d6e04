'use strict';
/** The page of all cameras. */
/** A browser opens six connections to a server: four streams, the statistics, and one for the pictures of the rest. */
const MOST_STREAMS = 4;
const PICTURE_MILLIS = 1000;
const tiles = [];

/** One camera of the page. */
class Tile {
    constructor(name, streams) {
        const item = document.getElementById('tile').content.cloneNode(true);
        this.name = name;
        this.streams = streams;
        this.state = '';
        /** The server has told of a viewer here: when it tells of none any more, the stream has ended. */
        this.known = false;
        this.broken = false;
        this.picture = item.querySelector('img');
        this.stage = item.querySelector('.stage');
        this.notice = item.querySelector('.notice');
        this.label = item.querySelector('.about .state');
        item.querySelector('.tile').href = './' + name + '/';
        this.picture.alt = 'Live picture of ' + name;
        say(item.querySelector('.name'), name);
        this.picture.addEventListener('load', () => this.onPicture());
        this.picture.addEventListener('error', () => this.onBroken());
        document.getElementById('tiles').append(item);
        this.play();
    }

    play() {
        this.broken = false;
        this.known = false;
        if (this.streams) {
            this.picture.src = './' + this.name + '/?stream&' + Date.now();
        }
    }

    pause() {
        if (this.streams) {
            this.picture.removeAttribute('src');
        }
    }

    onPicture() {
        this.broken = false;
        this.stage.classList.remove('empty');
    }

    onBroken() {
        if (this.picture.hasAttribute('src')) {
            this.broken = true;
            this.stage.classList.add('empty');
        }
    }

    get givesPictures() {
        return this.state === 'live' || this.state === 'asleep';
    }

    show(camera, viewers) {
        this.state = camera.state;
        /** Who looks at this page sees a camera whose pictures are polled awake, also when it naps between two of them. */
        sayState(this.label, camera.state === 'asleep' ? 'live' : camera.state);
        if (this.streams) {
            const listed = listsThisBrowser(viewers);
            if (this.broken || this.known && !listed) {
                this.play();
            }
            this.known = listed;
        }
        /** A stream tells by its cards what is wrong. */
        const reason = camera.lastError || 'No picture';
        this.sayNotice(this.broken ? 'No picture, trying again' : this.streams || this.givesPictures ? '' : reason);
    }

    sayNotice(text) {
        say(this.notice, text);
        this.stage.classList.toggle('stale', text !== '');
    }

    offline() {
        this.broken = true;
        this.state = 'offline';
        sayState(this.label, 'offline');
        this.sayNotice('Connection lost, trying again');
    }

    /** Shows a picture, and is done when it is there or is known not to come. */
    async poll() {
        await new Promise(done => {
            this.picture.onload = done;
            this.picture.onerror = done;
            setTimeout(done, ANSWER_MILLIS);
            this.picture.src = './' + this.name + '/?snapshot&' + Date.now();
        });
    }
}

/** One after the other, so that together they take one connection. */
async function pollPictures() {
    const begun = Date.now();
    for (const tile of tiles) {
        if (!tile.streams && tile.givesPictures && !watch.paused) {
            await tile.poll();
        }
    }
    setTimeout(pollPictures, Math.max(0, begun + PICTURE_MILLIS - Date.now()));
}

function arrange(cameras) {
    const columns = Math.ceil(Math.sqrt(cameras.length));
    document.documentElement.style.setProperty('--columns', columns);
    document.documentElement.style.setProperty('--rows', Math.ceil(cameras.length / columns));
    cameras.forEach((camera, index) => tiles.push(new Tile(camera.name, index < MOST_STREAMS)));
    pollPictures();
}

function sayAll(state, text) {
    sayState(document.getElementById('state'), state, text);
}

const page = {
    show(info) {
        const names = info.cameras.map(camera => camera.name).join();
        if (tiles.length === 0) {
            arrange(info.cameras);
        } else if (names !== tiles.map(tile => tile.name).join()) {
            /** The server was started anew with other cameras. */
            location.reload();
            return false;
        }
        info.cameras.forEach((camera, index) => tiles[index].show(camera, viewersOf(camera.name, info)));
        const good = tiles.filter(tile => tile.givesPictures).length;
        const all = good === tiles.length;
        sayAll(all ? 'live' : 'opening', all ? 'All live' : good + ' of ' + tiles.length + ' live');
        say(document.getElementById('version'), 'webcamd ' + info.version);
        return all;
    },

    offline() {
        tiles.forEach(tile => tile.offline());
        sayAll('offline');
    },

    pause() {
        tiles.forEach(tile => tile.pause());
    },

    resume() {
        tiles.forEach(tile => tile.play());
    },
};

const watch = new Watch(page);
