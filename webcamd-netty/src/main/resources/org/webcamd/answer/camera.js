'use strict';
/** The page of one camera. */
const $ = id => document.getElementById(id);
const picture = $('picture');
let offline = false;
/** The browser told that the stream cannot be shown. It does not always: most streams just stop. */
let broken = picture.complete && picture.naturalWidth === 0;
/** The server has told of a viewer with this browser's name: when it tells of none any more, the stream has ended. */
let known = false;

function sayNotice(text) {
    say($('notice'), text);
    $('notice').hidden = !text;
    const look = $('stage').classList;
    look.toggle('stale', text !== '');
    look.toggle('empty', picture.naturalWidth === 0);
}

function play() {
    broken = false;
    known = false;
    picture.src = '?stream&' + Date.now();
}

function fit() {
    if (picture.naturalHeight > 0) {
        document.documentElement.style.setProperty('--ratio', picture.naturalWidth / picture.naturalHeight);
    }
}

function size(camera) {
    const width = picture.naturalWidth || camera.width;
    return width ? width + ' × ' + (picture.naturalHeight || camera.height) : '–';
}

function resumeIfEnded(viewers) {
    const listed = listsThisBrowser(viewers);
    if (offline || broken || known && !listed) {
        play();
    }
    known = listed;
}

function trouble(camera) {
    const lost = camera.state === 'lost' || camera.state === 'stalled' && camera.onLoss === 'hold';
    const shown = lost && camera.onLoss === 'hold' ? ' (the picture shown is the last one)' : '';
    return lost && camera.lastError ? camera.lastError + shown : '';
}

function showCamera(camera) {
    document.title = camera.name + ' · webcamd';
    picture.alt = 'Live picture of ' + camera.name;
    say($('name'), camera.name);
    sayState($('state'), camera.state);
    say($('trouble'), trouble(camera));
    $('adjust').hidden = !Object.keys(camera.controls || {}).length;
    say($('resolution'), size(camera));
    say($('format'), camera.pixelFormat || '–');
}

const page = {
    show(info) {
        const viewers = viewersOf(info.camera.name, info);
        sayNotice(broken ? 'No picture, trying again' : '');
        if (picture.hasAttribute('src')) {
            resumeIfEnded(viewers);
        }
        offline = false;
        fit();
        showCamera(info.camera);
        $('all').hidden = info.cameras.length === 1;
        say($('viewers'), String(viewers.length));
        say($('captured'), info.stats.encodeFps.toFixed(1) + ' fps');
        say($('delivered'), info.stats.avgStreamFps.toFixed(1) + ' fps');
        say($('version'), info.version);
        return info.camera.state === 'live';
    },

    offline() {
        offline = true;
        sayState($('state'), 'offline');
        say($('trouble'), '');
        ['viewers', 'captured', 'delivered'].forEach(id => say($(id), '–'));
        sayNotice('Connection lost, trying again');
    },

    pause() {
        picture.removeAttribute('src');
    },

    resume() {
        play();
    },
};

/** What went wrong with the last change stands above the controls, or in their place when there are none. */
async function showControls(problem) {
    const panel = $('controls');
    const words = document.createElement('p');
    words.setAttribute('role', 'alert');
    words.textContent = problem;
    try {
        const answer = await fetch(base + '?controls', {cache: 'no-store'});
        if (!answer.ok) {
            panel.textContent = await answer.text();
            return;
        }
        panel.replaceChildren(...(await answer.json()).controls.filter(control => !control.readOnly).map(knob));
        if (problem) {
            panel.prepend(words);
        }
    } catch (gone) {
        panel.textContent = 'Connection lost';
    }
}

/** No page of another site can send that header. */
async function set(control, value) {
    let problem;
    try {
        const answer = await fetch(base + '?controls&' + control.name + '=' + encodeURIComponent(value),
            {method: 'POST', headers: {'X-Webcamd': '1'}, cache: 'no-store'});
        problem = answer.ok ? '' : await answer.text();
    } catch (gone) {
        problem = 'Connection lost';
    }
    await showControls(problem);
}

function knob(control) {
    const label = document.createElement('label');
    const value = document.createElement('output');
    label.textContent = control.name.replaceAll('_', ' ');
    label.className = control.inactive ? 'inactive' : '';
    value.textContent = control.type === 'integer' ? control.value : '';
    const input = inputFor(control, value);
    input.onchange = () => set(control, input.type === 'checkbox' ? Number(input.checked) : input.value);
    label.append(value, input);
    return label;
}

function inputFor(control, value) {
    const input = document.createElement(control.menu ? 'select' : 'input');
    if (control.menu) {
        input.append(...control.menu.map(item => new Option(item.name.replaceAll('_', ' '), item.value)));
    } else if (control.type === 'boolean') {
        input.type = 'checkbox';
        input.checked = control.value === 1;
    } else if (control.type === 'button') {
        input.type = 'button';
        input.onclick = () => set(control, 1);
    } else {
        Object.assign(input, {type: control.type === 'integer' ? 'range' : 'text',
            min: control.min, max: control.max, step: control.step});
        input.oninput = () => { value.textContent = input.value };
    }
    input.value = control.type === 'button' ? 'Do' : control.value;
    return input;
}

$('adjust').onclick = event => {
    const panel = $('controls');
    panel.hidden = !panel.hidden;
    event.target.setAttribute('aria-expanded', String(!panel.hidden));
    showControls('');
};
if (!location.pathname.endsWith('/')) {
    $('all').href = './';
}
const watch = new Watch(page);
picture.addEventListener('load', fit);
picture.addEventListener('error', () => {
    broken = true;
    watch.pollIn(RETRY_MILLIS);
});
