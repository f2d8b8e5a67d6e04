/** The page of all cameras: a wall of them, one of which may be large. */
import {FullScreen} from './?fullscreen.js';
import {onKeys} from './?keys.js';
import {Pictures} from './?pictures.js';
import {Streams} from './?streams.js';
import {Tile} from './?tile.js';
import {SocketVideo} from './?video.js';
import {Watch} from './?watch.js';
import {$, icon, say, sayState} from './?words.js';

const SHAPE = 16 / 9;
const SETTLE_MILLIS = 300;

let tiles = [];
let hidden = true;
/** There was no camera when the page was asked for. */
let empty = false;
const full = new FullScreen($('page'), on => {
    say($('full').querySelector('span'), on ? 'Leave full screen' : 'Full screen');
    icon($('full'), on ? 'close' : 'full');
});

const onStreams = {
    onFrame(name, frame, done) {
        const tile = named(name);
        if (tile) {
            tile.show(frame, done);
        } else {
            done();
        }
    },
    onKind: (name, kind) => named(name) && named(name).showKind(kind),
    onRefused(name, why) {
        const tile = named(name);
        if (tile && tile.adapts) {
            /** Perhaps it is only that which is not to be had. */
            tile.adapts = false;
            want();
        } else if (tile) {
            tile.refused(why);
        }
    },
    onDown(why) {
        if (why) {
            tiles.forEach(tile => tile.refused(why));
        }
    },
    onHopeless() {
        video.stop();
        video = new Pictures(shownTiles);
        video.play();
    },
};
let video = SocketVideo.works() ? new Streams(onStreams) : new Pictures(shownTiles);

/** What let no video through when the page was seen last may be gone. */
function again() {
    if (video instanceof Pictures && SocketVideo.works()) {
        tiles.forEach(tile => tile.draw());
        video = new Streams(onStreams);
        want();
    }
}

function named(name) {
    return tiles.find(tile => tile.name === name);
}

/** The one that is large: the address tells, so that the way back leads to all of them. */
function large() {
    return tiles.find(tile => '#' + encodeURIComponent(tile.name) === location.hash);
}

function shownTiles() {
    return large() ? [large()] : tiles;
}

function enlarge(tile) {
    location.hash = tile ? encodeURIComponent(tile.name) : '';
}

/** As many columns as let the pictures be as large as possible. */
function columns(count) {
    const width = $('tiles').clientWidth;
    const height = Math.max(1, $('tiles').clientHeight);
    const size = across => Math.min(width / across, height / Math.ceil(count / across) * SHAPE);
    let best = 1;
    for (let across = 2; across <= count; across++) {
        best = size(across) > size(best) ? across : best;
    }
    return best;
}

function arrange() {
    const one = large();
    const shown = shownTiles();
    const across = columns(shown.length);
    $('tiles').style.setProperty('--columns', across);
    $('tiles').style.setProperty('--rows', Math.ceil(shown.length / across));
    tiles.forEach(tile => { tile.item.hidden = !shown.includes(tile) });
    want();
    $('page').classList.toggle('one', Boolean(one));
    $('back').hidden = $('more').hidden = !one;
    if (one) {
        $('more').href = './' + one.name + '/';
    }
    say($('heading'), one ? one.name : 'Cameras');
    sayStates();
}

/** What stands above or below the window on a phone is not asked for. */
const watcher = 'IntersectionObserver' in window ? new IntersectionObserver(entries => {
    entries.forEach(entry => { tileOf(entry.target).away = !entry.isIntersecting });
    want();
}, {rootMargin: '100px'}) : null;

function tileOf(item) {
    return tiles.find(tile => tile.item === item);
}

function want() {
    const shown = shownTiles();
    tiles.forEach(tile => video.want(tile.name,
        shown.includes(tile) && !tile.away ? tile.wish(shown.length) : null));
}

/** Of the one that is large, or of all together. */
function sayStates() {
    const shown = shownTiles();
    const good = shown.filter(tile => tile.givesPictures).length;
    const away = shown.some(tile => tile.state === 'offline');
    if (shown.length === 1 || away) {
        sayState($('state'), away ? 'offline' : good ? 'live' : shown[0].state);
    } else if (shown.length > 0) {
        const all = good === shown.length;
        sayState($('state'), all ? 'live' : 'opening', all ? 'All live' : good + ' of ' + shown.length + ' live');
    }
}

let settling;
addEventListener('resize', () => {
    clearTimeout(settling);
    settling = setTimeout(arrange, SETTLE_MILLIS);
});
addEventListener('hashchange', () => {
    const before = document.querySelector('.tile:focus');
    arrange();
    if (large() && before) {
        large().link.focus();
    }
});

function onClick(event, tile) {
    if (event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        enlarge(large() ? null : tile);
    }
}

function build(cameras) {
    tiles = cameras.map((camera, index) => new Tile(camera.name, index + 1));
    tiles.forEach(tile => tile.link.addEventListener('click', event => onClick(event, tile)));
    arrange();
    if (watcher) {
        tiles.forEach(tile => watcher.observe(tile.item));
    }
    if (!hidden) {
        video.play();
    }
}

const page = {
    show(info) {
        const names = info.cameras.map(camera => camera.name).join();
        if (tiles.length === 0 && info.cameras.length === 0) {
            empty = true;
            $('none').hidden = false;
            say($('none'), info.absence);
            sayState($('state'), 'lost');
            return false;
        }
        if (empty) {
            /** The page of one is another than that of several. */
            location.reload();
            return false;
        }
        if (tiles.length === 0) {
            build(info.cameras);
        } else if (names !== tiles.map(tile => tile.name).join()) {
            /** Cameras have come or gone. */
            location.reload();
            return false;
        }
        info.cameras.forEach((camera, index) => tiles[index].showCamera(camera));
        tiles.filter(tile => tile.problem).forEach(tile => video.askAgain(tile.name));
        sayStates();
        const all = tiles.every(tile => tile.givesPictures);
        return all;
    },

    offline() {
        tiles.forEach(tile => tile.offline());
        sayStates();
        video.serverIsAway();
    },

    hide() {
        if (!hidden) {
            hidden = true;
            video.stop();
        }
    },

    seen() {
        if (hidden) {
            hidden = false;
            again();
            if (tiles.length > 0) {
                video.play();
            }
        }
    },
};

const byNumber = Object.fromEntries(Array.from({length: 9}, (nothing, index) => [index + 1, () => {
    const tile = tiles[index];
    if (tile) {
        enlarge(large() === tile ? null : tile);
    }
}]));
$('full').onclick = () => full.toggle();
onKeys({
    ...byNumber, f: () => full.toggle(), 0: () => enlarge(null),
    Escape: () => full.on && !document.fullscreenElement ? full.leave() : large() ? enlarge(null) : false,
});
new Watch(page).start();
