/** The statistics of the server, and its clock. */
const ANSWER_MILLIS = 5000;
const SAMPLES = 20;

/** In full, since fetch refuses an address with the password that the page may have been opened with. */
export const here = location.origin + location.pathname;

/** The same for a WebSocket. */
export function socketAddress(query) {
    return here.replace(/^http/, 'ws') + query;
}

/** How far the server's clock is before this one, by the answers that took least time. */
const samples = [];

function learn(sent, time) {
    const received = now();
    samples.push({took: received - sent, ahead: Date.parse(time) - (sent + received) / 2});
    if (samples.length > SAMPLES) {
        samples.shift();
    }
}

/** Goes on steadily, also when somebody sets the clock of this machine. */
function now() {
    return performance.timeOrigin + performance.now();
}

/** What the server's clock shows, in milliseconds since 1970; null while that is not known. */
export function serverMillis() {
    return samples.length === 0 ? null : now() + samples.reduce((a, b) => b.took < a.took ? b : a).ahead;
}

export async function fetchInTime(query, options = {}) {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), ANSWER_MILLIS);
    try {
        const answer = await fetch(here + query, {cache: 'no-store', signal: deadline.signal, ...options});
        const text = await answer.text();
        return {ok: answer.ok, status: answer.status, text, reason: reasonIn(answer, text)};
    } finally {
        clearTimeout(timer);
    }
}

/** What the server says of it, which is plain text; a page of errors is that of a proxy, and tells nobody anything. */
function reasonIn(answer, text) {
    const isPlain = /^text\/plain\b/.test(answer.headers.get('Content-Type') || '');
    return !answer.ok && isPlain ? text.trim().slice(0, 300) : '';
}

/** Why what is asked for is not to be had; nothing when it is. */
export async function refusal(query) {
    const told = new AbortController();
    try {
        const answer = await fetch(here + query, {cache: 'no-store', signal: told.signal});
        return answer.ok ? '' : reasonIn(answer, await answer.text());
    } catch (gone) {
        return '';
    } finally {
        told.abort();
    }
}

/** The statistics. */
export async function ask() {
    const sent = now();
    const answer = await fetchInTime('?info');
    if (!answer.ok) {
        throw Object.assign(new Error(answer.status), {reason: answer.status === 503 ? answer.reason : ''});
    }
    const info = JSON.parse(answer.text);
    if (info.time) {
        learn(sent, info.time);
    }
    return info;
}

/** The viewers of a camera as the server tells of them; one of them may be this page. */
export function viewersOf(name, info) {
    return info.viewers.filter(viewer => viewer.camera === name);
}

/** Those that may be this browser: it does not know which of them it is. */
export function ofThisBrowser(viewers) {
    return viewers.filter(viewer => viewer.userAgent === navigator.userAgent);
}
