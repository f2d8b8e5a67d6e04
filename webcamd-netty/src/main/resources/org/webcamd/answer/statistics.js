import {bytes, lasted, make, rate, say, UNKNOWN, wishes} from './?words.js';
import {serverMillis, viewersOf} from './?server.js';

/** A rate of something that began a moment ago is none yet. */
const SETTLED_MILLIS = 6000;
const MOST_VIEWERS = 20;
const BROWSERS = [['Edg/', 'Edge'], ['OPR/', 'Opera'], ['Firefox/', 'Firefox'], ['Chrome/', 'Chrome'],
    ['Safari/', 'Safari'], ['OctoPrint', 'OctoPrint'], ['HomeAssistant', 'Home Assistant'], ['Lavf/', 'ffmpeg'],
    ['VLC/', 'VLC'], ['curl/', 'curl']];
const DROPPED = {
    empty: 'without a picture in them', garbage: 'that were no picture', truncated: 'cut off by the camera',
    bad: 'marked as broken by the driver', tooLarge: 'too large', stale: 'too old to be shown',
    unsettled: 'while the camera found its exposure', busy: 'because this machine was busy',
    memory: 'because memory was short', failed: 'that could not be made into a picture',
};

/** Tells of a camera what its owner wants to know. */
export class StatisticsPanel {
    constructor(section, own) {
        this.content = section.querySelector('.content');
        this.own = own;
        this.opened = false;
    }

    open() {
        this.opened = true;
        this.show(this.info);
    }

    close() {
        this.opened = false;
    }

    /** Whatever is known; nothing when nothing was told. */
    show(info) {
        this.info = info;
        if (!this.opened) {
            return;
        }
        renew(this.content, make('div', {className: 'content'}, ...(info ? sections(info, this.ownTable()) : [])));
    }

    ownTable() {
        return table('What you see', this.own());
    }
}

function sections(info, own) {
    const {camera} = info;
    return [trouble(camera), cameraTable(info), own, viewerTable(info), renditionTable(camera), droppedTable(camera),
        serverTable(info)].filter(section => section !== '');
}

/** What has stayed the same is left alone, with what somebody has selected or reads there. */
function renew(old, fresh) {
    const parts = [...old.childNodes];
    const same = parts.length === fresh.childNodes.length && parts.length > 0
        && parts.every((part, index) => part.nodeName === fresh.childNodes[index].nodeName);
    if (same) {
        parts.forEach((part, index) => renew(part, fresh.childNodes[index]));
    } else if (parts.length > 0 || fresh.childNodes.length > 0) {
        old.replaceChildren(...fresh.childNodes);
    } else {
        say(old, fresh.textContent);
    }
}

function table(heading, rows) {
    const list = make('dl');
    rows.forEach(([name, value]) => list.append(
        make('div', {}, make('dt', {textContent: name}), make('dd', {textContent: value}))));
    return make('section', {}, make('h3', {textContent: heading}), list);
}

/** What is wrong, and what to do about it, is in the words of whoever found out. */
function trouble(camera) {
    if (!camera.lastError || !['lost', 'stalled', 'opening'].includes(camera.state)) {
        return '';
    }
    const box = make('section', {className: 'trouble'}, make('h3', {textContent: 'What is wrong'}),
        make('p', {textContent: camera.lastError}));
    if (camera.lastError.startsWith('no camera at')) {
        box.append(make('p', {textContent: 'Plug the camera in; or start webcamd with the one that is here, by --source.'}));
    }
    if (camera.state !== 'opening') {
        box.append(make('p', {className: 'hint', textContent: 'It is tried again and again: once that is mended, the '
            + 'picture comes back by itself.'}));
    }
    return box;
}

function since(time) {
    const server = serverMillis();
    return server === null ? null : server - Date.parse(time);
}

/** A rate is told when what it is of has been there for a while. */
function settled(fps, ...times) {
    return rate(times.every(time => since(time) !== null && since(time) >= SETTLED_MILLIS) ? fps : null);
}

function cameraTable({camera, stats}) {
    const span = since(camera.since);
    const live = camera.state === 'live';
    const rows = [['Name', camera.name]];
    if (camera.driver) {
        rows.push(['Camera', camera.driver]);
    }
    rows.push([{live: 'Live for', lost: 'Gone for', asleep: 'Asleep for'}[camera.state] || 'Trying for',
        span === null ? UNKNOWN : lasted(span)]);
    if (camera.width) {
        rows.push(['Set to', camera.width + ' × ' + camera.height
            + (camera.fps ? ', ' + rate(camera.fps) : '')], ['Pictures', made(camera.pixelFormat)]);
    }
    rows.push(['It takes', settled(live ? stats.encodeFps : null, ...live ? [camera.since] : [])]);
    rows.push(['Came back', times(camera.reconnects)]);
    if (live && camera.lastError) {
        rows.push(['Last trouble', camera.lastError]);
    }
    return table('The camera', rows);
}

function times(count) {
    return count === 0 ? 'never lost' : count === 1 ? 'once' : count + ' times';
}

function made(format) {
    return /^(MJPG|JPEG)$/.test(format) ? 'come as JPEG from the camera' : 'are made into JPEG here';
}

function browser(agent) {
    const known = BROWSERS.find(([part]) => (agent || '').includes(part));
    return known ? known[1] : agent ? agent.split(/[/ ]/)[0] : 'Unknown';
}

/** Which picture that is, when it is not the one for all. */
function sent(viewer) {
    const query = viewer.step === undefined ? viewer.wish : viewer.step;
    return query ? ', ' + wishes(query) : '';
}

function viewerTable(info) {
    const {camera} = info;
    const viewers = viewersOf(camera.name, info);
    const told = viewers.slice(0, MOST_VIEWERS).map(viewer => [
        browser(viewer.userAgent) + (viewer.address ? ' at ' + viewer.address : ''),
        settled(camera.state === 'live' ? viewer.fps : null, viewer.since, camera.since) + ', '
            + bytes(viewer.bytesSent) + sent(viewer)]);
    const more = viewers.length - told.length;
    const rows = more > 0 ? [...told, ['and ' + more + ' more', '']] : told;
    const section = table(viewers.length === 1 ? 'One viewer' : viewers.length + ' viewers', rows);
    section.className = 'viewers';
    return section;
}

function renditionTable(camera) {
    return camera.renditions && camera.renditions.length > 0
        ? table('Made for viewers', camera.renditions.map(rendition => [wishes(rendition.wish),
            rendition.frames > 0 ? rendition.millisPerFrame + ' ms a picture' : UNKNOWN])) : '';
}

function droppedTable(camera) {
    const rows = Object.entries(camera.dropped || {}).filter(([, count]) => count > 0)
        .map(([reason, count]) => [DROPPED[reason] || reason, String(count)]);
    return rows.length > 0 ? table('Pictures not used', rows) : '';
}

function serverTable(info) {
    return table('The server', [['webcamd', info.version], ['Memory for pictures',
        bytes(info.memory.frameUsed) + ' of ' + bytes(info.memory.frameLimit)],
        ['Single pictures served', String(info.stats.snapshots)]]);
}
