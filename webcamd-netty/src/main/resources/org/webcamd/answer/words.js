/** What people are told, and how it gets into the page. */

/** A figure that is not known, or not true yet. */
export const UNKNOWN = '–';

const STATES = {
    opening: 'Starting', live: 'Live', asleep: 'Asleep', stalled: 'No picture', lost: 'No camera',
    offline: 'Connection lost', paused: 'Paused',
};

export const $ = id => document.getElementById(id);

/** Whatever the server says goes in as text, and only when it is new: a screen reader speaks each change. */
export function say(element, text) {
    if (element.textContent !== text) {
        element.textContent = text;
    }
}

export function sayState(element, state, text = STATES[state] || state) {
    if (element.dataset.is !== state) {
        element.dataset.is = state;
    }
    say(element, text);
}

/** An element with a class or other properties, and what is in it. */
export function make(name, properties = {}, ...content) {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...content);
    return element;
}

export function icon(button, name) {
    button.querySelector('use').setAttribute('href', '#i-' + name);
}

/** white_balance_automatic: White balance automatic. */
export function title(name) {
    const words = name.replaceAll('_', ' ').trim();
    return words.charAt(0).toUpperCase() + words.slice(1);
}

export function age(millis, unknown = UNKNOWN) {
    if (millis === null) {
        return unknown;
    }
    const seconds = Math.max(0, millis) / 1000;
    return (seconds < 0.095 ? '< 0.1' : seconds < 9.95 ? seconds.toFixed(1) : Math.round(seconds)) + ' s old';
}

export function rate(fps, unknown = UNKNOWN) {
    return fps === null ? unknown : (fps < 9.95 ? fps.toFixed(1) : Math.round(fps)) + ' a second';
}

export function bytes(count) {
    const units = ['B', 'kB', 'MB', 'GB', 'TB'];
    let unit = 0;
    let size = count;
    while (size >= 999.5 && unit < units.length - 1) {
        size /= 1000;
        unit++;
    }
    return (unit === 0 || size >= 99.5 ? Math.round(size) : size.toPrecision(2)) + ' ' + units[unit];
}

/** How long something has lasted. */
export function lasted(millis) {
    const seconds = Math.max(0, Math.round(millis / 1000));
    const steps = [[86400, 'day'], [3600, 'hour'], [60, 'minute'], [1, 'second']];
    const [length, unit] = steps.find(step => seconds >= step[0]) || steps[3];
    const count = Math.floor(seconds / length);
    return count + ' ' + unit + (count === 1 ? '' : 's');
}

export function clock(millis) {
    const time = new Date(millis);
    const today = time.toDateString() === new Date().toDateString();
    return today ? time.toLocaleTimeString() : time.toLocaleString();
}

const WISHES = {
    width: value => value + ' wide', height: value => value + ' high', quality: value => 'quality ' + value,
    rotate: value => 'turned ' + value + '°', flip: () => 'mirrored', fps: value => 'at most ' + value + ' a second',
    kbps: value => 'at most ' + value + ' kbit/s', text: () => 'without text', adapt: value => value === '1' ? 'fits the connection' : 'whatever the connection takes',
};

/** What a query asks for. */
export function wishes(query) {
    const words = [...new URLSearchParams(query)].map(([name, value]) => (WISHES[name] || (() => name))(value));
    return words.join(', ') || 'as it comes';
}
