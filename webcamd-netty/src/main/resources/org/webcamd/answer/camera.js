/** The page of one camera: puts its parts together. */
import {AdjustPanel} from './?adjust.js';
import {FullScreen} from './?fullscreen.js';
import {onKeys} from './?keys.js';
import {Panels} from './?panels.js';
import {PicturePanel} from './?picture.js';
import {Player} from './?player.js';
import {Readout} from './?readout.js';
import {fetchPicture, fileName, saveFile} from './?save.js';
import {viewersOf} from './?server.js';
import {Settings} from './?settings.js';
import {StatisticsPanel} from './?statistics.js';
import {UsePanel} from './?use.js';
import {View} from './?view.js';
import {Watch} from './?watch.js';
import {$, icon, say, sayState} from './?words.js';

let camera = {name: 'camera', state: 'opening'};
const settings = new Settings(location.pathname.replace(/\/$/, ''), onSettings);
const readout = new Readout();
const player = new Player(settings, readout, onPlayer);
const panels = new Panels($('page'));
const full = new FullScreen($('page'), onFull);
const view = new View($('stage'), onZoom);
const picture = new PicturePanel($('view-panel'), settings, view);
const statistics = new StatisticsPanel($('statistics-panel'), () => readout.rows(settings.wish()));
panels.add($('view'), picture);
panels.add($('adjust'), new AdjustPanel($('controls')));
panels.add($('use'), new UsePanel($('use-panel'), () => camera.name));
panels.add($('statistics'), statistics);

function onSettings(changes) {
    picture.show();
    readout.show(settings.get('figures') === '1');
    if (Object.keys(changes).some(name => settings.isItem(name))) {
        player.replay();
    }
}

function onZoom(scale) {
    $('whole').hidden = scale === 1;
    picture.zoomed(scale);
}

function onFull(on) {
    label('full', on ? 'Leave full screen' : 'Full screen', on ? 'close' : 'full');
}

function label(id, text, name) {
    say($(id).querySelector('span'), text);
    $(id).title = text;
    icon($(id), name);
}

/** The player has become live, paused and so on; or what comes is something else, so that there is news of the camera. */
function onPlayer(news = false) {
    if (news) {
        watch.pollIn(0);
    }
    label('pause', player.paused ? 'Go on' : 'Pause', player.paused ? 'play' : 'pause');
    sayState($('state'), player.state(camera));
    player.sayNotice(camera);
}

const page = {
    show(info) {
        if (!info.camera) {
            /** It has gone, and no other is there. */
            location.reload();
            return false;
        }
        camera = info.camera;
        document.title = camera.name + ' · webcamd';
        say($('name'), camera.name);
        player.name(camera.name);
        player.heard(viewersOf(camera.name, info), camera);
        onPlayer();
        $('adjust').hidden = !Object.keys(camera.controls || {}).length;
        $('all').hidden = info.cameras.length === 1;
        statistics.show(info);
        return camera.state === 'live' || player.paused || camera.state === 'asleep' && player.last !== null;
    },

    offline(gone) {
        player.serverIsAway(gone.reason);
        onPlayer();
    },

    hide() {
        player.hide();
    },

    seen() {
        player.seen();
    },
};

async function save() {
    try {
        const {jpeg, capturedMillis} = player.shown() || await fetchPicture(settings.pictureWish());
        saveFile(jpeg, fileName(camera.name, capturedMillis));
        player.tell('Saved');
    } catch (refused) {
        player.tell('Not saved: ' + refused.message);
    }
}

function moving(x, y) {
    return () => view.zoomed && view.move(x, y);
}

function leave() {
    return panels.close() || full.on && (full.leave(), true) || view.zoomed && (view.reset(), true);
}

$('pause').onclick = () => player.toggle();
$('save').onclick = save;
$('full').onclick = () => full.toggle();
$('whole').onclick = () => view.reset();
$('stage').ondblclick = event => event.target.closest('button') || full.toggle();
if (!location.pathname.endsWith('/')) {
    $('all').href = './';
}
document.querySelectorAll('.tools .tool').forEach(tool => { tool.title = tool.textContent.trim() });
onKeys({
    ' ': () => player.toggle(), f: () => full.toggle(), s: () => { save() }, '+': () => view.zoom(1), '=': () => view.zoom(1),
    '-': () => view.zoom(-1), 0: () => view.reset(), r: () => settings.turn(90), m: () => settings.mirror(),
    p: () => $('view').click(), u: () => $('use').click(), i: () => $('statistics').click(),
    a: () => !$('adjust').hidden && $('adjust').click(), Escape: leave,
    ArrowLeft: moving(60, 0), ArrowRight: moving(-60, 0), ArrowUp: moving(0, 60), ArrowDown: moving(0, -60),
});
readout.show(settings.get('figures') === '1');
const watch = new Watch(page);
watch.start();
